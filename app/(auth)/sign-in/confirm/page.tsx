import type { Metadata } from "next";
import { queryOf, type SearchParams } from "#app/query.ts";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ConfirmForm } from "#components/sign-in/confirm-form.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { parseEmailAddress } from "#lib/email-address.ts";
import { localPath } from "#lib/local-path.ts";

export const metadata: Metadata = { title: "Confirm sign-in" };

/** Where the mailed link leads. Opening it spends nothing; the button does (ARCHITECTURE 7). */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const query = await queryOf(searchParams);
  const parsed = parseEmailAddress(query["email"] ?? "");
  const token = /^[0-9a-zA-Z_-]{16,200}$/.exec(query["token"] ?? "")?.[0];
  if (!parsed.ok || !token) return <BrokenLink />;

  return (
    <PlainPage
      title="Sign in to Guildhall"
      description={
        <>
          You are about to sign in on this device as <strong className="font-medium break-words">{parsed.address}</strong>.
        </>
      }
    >
      <ConfirmForm email={parsed.address} token={token} next={localPath(query["next"])} />
      <p className="text-sm text-muted">You did not ask for this? Close the page: without the button nobody is signed in.</p>
    </PlainPage>
  );
}

function BrokenLink() {
  return (
    <PlainPage
      title="This link is incomplete"
      description="Part of it got lost, perhaps where the mail program broke the line. Copy the whole address from the mail, or ask for a new link."
    >
      <ButtonLink href="/sign-in" variant="primary" size="lg">
        Ask for a new link
      </ButtonLink>
    </PlainPage>
  );
}
