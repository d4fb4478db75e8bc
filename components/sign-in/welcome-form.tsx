"use client";

import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { completeAccountAction } from "#lib/actions/profile.ts";
import type { PublicError } from "#lib/errors.ts";
import { isRegion } from "#lib/regions.ts";
import { RegionChoice } from "./region-choice.tsx";

const regionMissing: PublicError = { code: "invalid", message: "Choose a region.", fields: { region: "Choose where your data is kept." } };

/** Name and the personal account's region; goes on to `next`. */
export function WelcomeForm({ name, next }: { name: string | undefined; next: string }) {
  async function submit(fields: FormData) {
    const region = fields.get("region");
    if (!isRegion(region)) return { ok: false as const, error: regionMissing };
    return completeAccountAction({ name: String(fields.get("name")), region });
  }

  return (
    // A full load follows: everything read before the account existed is out of date.
    <Form submit={submit} onSuccess={() => window.location.assign(next)}>
      <Field label="Your name" name="name" help="Colleagues see it beside what you do.">
        <Input autoComplete="name" maxLength={100} defaultValue={name} autoFocus={!name} />
      </Field>
      <RegionChoice />
      <SubmitButton>Continue</SubmitButton>
    </Form>
  );
}
