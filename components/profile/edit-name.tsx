"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Form, SaveOrDiscard } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { LeaveGuard } from "#components/ui/leave-guard.tsx";
import { typed } from "#components/ui/typed.ts";
import { updateProfileAction } from "#lib/actions/profile.ts";

/** One's name, with *Save changes / Discard changes* (PRODUCT 4.3). */
export function EditName({ name }: { name: string }) {
  const router = useRouter();
  const [saved, setSaved] = useState(name);

  function show(profile: { name: string }) {
    setSaved(profile.name);
    router.refresh(); // the name stands in the sidebar too
  }

  return (
    <Form submit={(fields) => updateProfileAction({ name: typed(fields, "name") ?? "" })} onSuccess={show} success="Changes saved">
      <Field label="Name" name="name" help="What everybody sees, in every organization you are in.">
        <Input autoComplete="name" maxLength={100} defaultValue={saved} />
      </Field>
      <SaveOrDiscard />
      <LeaveGuard />
    </Form>
  );
}
