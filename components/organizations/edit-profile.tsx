"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { updateOrganizationAction } from "#lib/actions/organizations.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { Callout } from "#components/ui/callout.tsx";
import { Section } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SaveOrDiscard } from "#components/ui/form.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Input } from "#components/ui/input.tsx";
import { LeaveGuard } from "#components/ui/leave-guard.tsx";
import type { SelectOption } from "#components/ui/select-types.ts";
import { Select } from "#components/ui/select.tsx";
import { ifChanged, typed } from "#components/ui/typed.ts";
import { FixedForGood } from "./fixed-for-good.tsx";

type EditProfileProps = {
  organization: Pick<
    OutputOf<"organization.view">,
    "slug" | "region" | "name" | "legalName" | "alertingEmail" | "invoicingEmail" | "country" | "may"
  >;
  countries: readonly SelectOption[];
};

/** *Save changes / Discard changes* on the organization's profile; whoever may not change it reads it (PRODUCT 5.9). */
export function EditProfile({ organization, countries }: EditProfileProps) {
  const { slug, region, may } = organization;
  const router = useRouter();
  const [profile, setProfile] = useState<OutputOf<"organization.update">>(organization);
  const denied = reasonFor(may["organization.update"]);
  const readOnly = denied !== undefined;

  function save(fields: FormData) {
    return updateOrganizationAction(slug, {
      name: ifChanged(typed(fields, "name") ?? "", profile.name),
      legalName: ifChanged(typed(fields, "legalName") ?? "", profile.legalName),
      alertingEmail: ifChanged(typed(fields, "alertingEmail") ?? "", profile.alertingEmail),
      invoicingEmail: ifChanged(typed(fields, "invoicingEmail") ?? "", profile.invoicingEmail),
      country: ifChanged(typed(fields, "country") ?? null, profile.country),
    });
  }

  function show(saved: OutputOf<"organization.update">) {
    setProfile(saved);
    router.refresh(); // the name stands in the sidebar too
  }

  return (
    <Section title="Profile">
      <Form submit={save} onSuccess={show} success="Changes saved">
        {denied && <Callout>{denied}</Callout>}
        <Field label="Name" name="name" help="What people call it.">
          <Input autoComplete="organization" maxLength={100} defaultValue={profile.name} readOnly={readOnly} />
        </Field>
        <Field label="Legal name" name="legalName" help="As it stands on invoices.">
          <Input autoComplete="off" maxLength={200} defaultValue={profile.legalName} readOnly={readOnly} />
        </Field>
        <Field label="Alerting e-mail" name="alertingEmail" help="Told about usage and limits.">
          <Input type="email" autoComplete="off" defaultValue={profile.alertingEmail} readOnly={readOnly} />
        </Field>
        <Field label="Invoicing e-mail" name="invoicingEmail" help="Gets invoices and news of payments.">
          <Input type="email" autoComplete="off" defaultValue={profile.invoicingEmail} readOnly={readOnly} />
        </Field>
        <Field label="Country" name="country" help="Where you are. It has nothing to do with the region.">
          <Select options={[{ value: "", label: "Not given" }, ...countries]} defaultValue={profile.country ?? ""} disabled={readOnly} />
        </Field>
        <FixedForGood slug={slug} region={region} />
        <SaveOrDiscard disabledReason={denied} />
        <LeaveGuard />
      </Form>
    </Section>
  );
}
