"use client";

import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { typed } from "#components/ui/typed.ts";
import { completeAccountAction } from "#lib/actions/profile.ts";
import type { Result } from "#lib/errors.ts";
import { isRegion } from "#lib/regions.ts";
import { RegionChoice } from "./region-choice.tsx";

/** Name and the personal account's region; goes on to `next`. */
export function WelcomeForm({ name, next }: { name: string | undefined; next: string }) {
  return (
    // A full load follows: everything read before the account existed is out of date.
    <Form submit={complete} onSuccess={() => window.location.assign(next)}>
      <Field label="Your name" name="name" help="Colleagues see it beside what you do.">
        <Input autoComplete="name" maxLength={100} defaultValue={name} />
      </Field>
      <RegionChoice />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}

async function complete(fields: FormData): Promise<Result<unknown>> {
  const name = typed(fields, "name");
  const region = fields.get("region");
  if (name && isRegion(region)) return completeAccountAction({ name, region });
  const missing = {
    ...(!name && { name: "Say what you are called" }),
    ...(!isRegion(region) && { region: "Choose where your data is kept" }),
  };
  return { ok: false, error: { code: "invalid", message: "Something is missing.", fields: missing } };
}
