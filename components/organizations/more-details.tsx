"use client";

import { ChevronRight } from "lucide-react";
import { useEffect, useRef } from "react";
import { Field } from "#components/ui/field.tsx";
import { useForm } from "#components/ui/form-context.ts";
import { Input } from "#components/ui/input.tsx";
import type { SelectOption } from "#components/ui/select-types.ts";
import { Select } from "#components/ui/select.tsx";

const fieldNames = ["legalName", "alertingEmail", "invoicingEmail", "country"];

/** What has a default and can wait. Opens by itself when something in it is wrong. */
export function MoreDetails({ email, countries }: { email: string; countries: readonly SelectOption[] }) {
  const { error } = useForm();
  const details = useRef<HTMLDetailsElement>(null);

  useEffect(() => {
    if (details.current && fieldNames.some((name) => error?.fields?.[name])) details.current.open = true;
  }, [error]);

  return (
    <details ref={details} className="group rounded-md border">
      <summary className="flex h-10 list-none items-center gap-2 rounded-md px-3 font-medium text-ink hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-4 text-muted transition-transform duration-100 group-open:rotate-90" />
        More details
        <span className="truncate font-normal text-muted">(optional)</span>
      </summary>
      <div className="flex flex-col gap-5 border-t p-3">
        <Field label="Legal name" name="legalName" help="As it stands on invoices. The name, if you leave it out.">
          <Input autoComplete="off" maxLength={200} />
        </Field>
        <Field label="Alerting e-mail" name="alertingEmail" help="Told about usage and limits.">
          <Input type="email" autoComplete="off" placeholder={email} />
        </Field>
        <Field label="Invoicing e-mail" name="invoicingEmail" help="Gets invoices and news of payments.">
          <Input type="email" autoComplete="off" placeholder={email} />
        </Field>
        <Field label="Country" name="country" help="Where you are. It has nothing to do with the region.">
          <Select options={countries} placeholder="Not given" />
        </Field>
      </div>
    </details>
  );
}
