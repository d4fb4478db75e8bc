import type { Metadata } from "next";
import { queryOf, type SearchParams } from "#app/query.ts";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { signInPath } from "#components/sign-in/paths.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { parseEmailAddress } from "#lib/email-address.ts";
import { localPath } from "#lib/local-path.ts";

export const metadata: Metadata = { title: "Check your mail" };

/** After asking for a link: which address it went to and what to do now. */
export default async function SentPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await queryOf(searchParams);
  const parsed = parseEmailAddress(query["email"] ?? "");

  return (
    <PlainPage
      title="Check your mail"
      description={
        <>
          A sign-in link is on its way to{" "}
          {parsed.ok ? <strong className="font-medium break-words">{parsed.address}</strong> : "your address"}.
        </>
      }
    >
      <ol className="flex list-decimal flex-col gap-1 pl-5">
        <li>Open the mail with the subject “Sign in to Guildhall”.</li>
        <li>Press its button, on this device or another. You are signed in where you press it.</li>
      </ol>
      <p className="text-muted">
        The link works once and lasts one hour. Nothing there after a minute? Look in the spam folder, or check the address.
      </p>
      <ButtonLink href={signInPath(localPath(query["next"]), parsed.ok ? parsed.address : undefined)} size="lg">
        Back to sign in
      </ButtonLink>
    </PlainPage>
  );
}
