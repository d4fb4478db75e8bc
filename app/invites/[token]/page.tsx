import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { readIfSignedIn, readOwn } from "#app/read.ts";
import { Answer, Spent } from "#components/invites/answer.tsx";
import { InvitationFacts } from "#components/invites/invitation-facts.tsx";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { welcomePath } from "#components/sign-in/paths.ts";

// The organization's name is for who holds the link, not for a browser's history.
export const metadata: Metadata = { title: "Invitation" };

/** Where an invitation's link leads, for visitors too. Opening it changes nothing; *Accept invitation* does (PRODUCT 6.6). */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, reader] = await Promise.all([readOwn("invitation.open", { token }), readIfSignedIn("profile.view", {})]);
  const { facts, problem } = invitation;
  if (!facts) {
    return (
      <PlainPage title="This invitation is over">
        <Spent problem={problem} />
      </PlainPage>
    );
  }
  const { organization, inviterName, email, name } = facts;
  const here = `/invites/${token}`;
  if (!problem && reader?.email === email && reader.name === null) redirect(welcomePath(here, name));

  return (
    <PlainPage
      width="wide"
      title={`Join ${organization.name}`}
      description={`${inviterName} invites you to ${organization.name} on Guildhall.`}
    >
      <InvitationFacts facts={facts} isOver={problem !== null} />
      <Answer invitation={invitation} facts={facts} token={token} here={here} readerEmail={reader?.email ?? null} />
    </PlainPage>
  );
}
