"use client";

import { useRouter } from "next/navigation";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { Input } from "#components/ui/input.tsx";
import { typed } from "#components/ui/typed.ts";
import { requestSignInLinkAction } from "#lib/actions/sign-in.ts";
import { sentPath } from "./paths.ts";

/** Asks for an address and has a link mailed to it. `next` is the path the link leads to in the end. */
export function SignInForm({ next, email }: { next: string; email: string | undefined }) {
  const router = useRouter();
  return (
    <Form
      submit={(fields) => requestSignInLinkAction({ email: typed(fields, "email") ?? "", next })}
      onSuccess={(sent) => router.push(sentPath(sent.email, next))}
    >
      <Field label="E-mail address" name="email">
        <Input type="email" autoComplete="email" spellCheck={false} maxLength={320} defaultValue={email} placeholder="you@company.com" />
      </Field>
      <SubmitButton className="h-10">Send sign-in link</SubmitButton>
    </Form>
  );
}
