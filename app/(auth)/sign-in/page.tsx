import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { queryOf, type SearchParams } from "#app/query.ts";
import { readIfSignedIn } from "#app/read.ts";
import { PasskeySignIn } from "#components/passkeys/passkey-sign-in.tsx";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ProviderButtons } from "#components/sign-in/provider-buttons.tsx";
import { SignInForm } from "#components/sign-in/sign-in-form.tsx";
import { signInProblem } from "#components/sign-in/sign-in-problem.ts";
import { Callout } from "#components/ui/callout.tsx";
import { configuredProviders } from "#lib/env.ts";
import { localPath } from "#lib/local-path.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await queryOf(searchParams);
  const next = localPath(query["next"]);
  if (await readIfSignedIn("profile.view", {})) redirect(next);
  const problem = signInProblem(query["error"]);

  return (
    <PlainPage title="Sign in" description="We mail you a link; there is no password. The first time, it also makes your account.">
      {query["deleted"] && (
        <Callout tone="success" title="Your account is deleted">
          You are out of every organization, and your personal account is being erased.
        </Callout>
      )}
      {problem && <Callout tone="warning">{problem}</Callout>}
      <SignInForm next={next} email={query["email"]} />
      <PasskeySignIn next={next} />
      <ProviderButtons providers={configuredProviders()} next={next} />
    </PlainPage>
  );
}
