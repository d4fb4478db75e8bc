"use client";

import { useRouter } from "next/navigation";
import { createOrganizationAction } from "#lib/actions/organizations.ts";
import type { Result } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { isRegion } from "#lib/regions.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import type { SelectOption } from "#components/ui/select-types.ts";
import { toast } from "#components/ui/toast.ts";
import { typed } from "#components/ui/typed.ts";
import { MoreDetails } from "./more-details.tsx";
import { NameAndAddress } from "./name-and-address.tsx";

type Created = OutputOf<"organization.create">;

/** Makes an organization and goes there (PRODUCT 5.1). */
export function CreateForm({ email, countries }: { email: string; countries: readonly SelectOption[] }) {
  const router = useRouter();

  function welcome({ slug }: Created) {
    toast.success("Organization created", "You own it. Invite the people you work with.");
    router.push(`/orgs/${slug}`);
  }

  return (
    <Form submit={create} onSuccess={welcome}>
      <NameAndAddress />
      <RadioGroup
        legend="Region"
        name="region"
        help="Where your data is kept, not where you are. Choose the one closest to you; it cannot be changed."
        options={[
          { value: "us", label: "United States", description: "Kept and processed in the US" },
          { value: "eu", label: "European Union", description: "Kept and processed in the EU" },
        ]}
      />
      <MoreDetails email={email} countries={countries} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton>Create organization</SubmitButton>
        <ButtonLink href="/organizations" variant="ghost">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  );
}

async function create(fields: FormData): Promise<Result<Created>> {
  const region = fields.get("region");
  if (!isRegion(region))
    return missing({ ...(!typed(fields, "name") && { name: "Give it a name" }), region: "Choose where its data is kept" });
  return createOrganizationAction({
    name: typed(fields, "name") ?? "",
    region,
    slug: typed(fields, "slug"),
    legalName: typed(fields, "legalName"),
    alertingEmail: typed(fields, "alertingEmail"),
    invoicingEmail: typed(fields, "invoicingEmail"),
    country: typed(fields, "country"),
  });
}

function missing(fields: Record<string, string>): Result<Created> {
  return { ok: false, error: { code: "invalid", message: "Something is missing.", fields } };
}
