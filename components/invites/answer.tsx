import { ButtonLink } from "#components/ui/button-link.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { AcceptOrDecline } from "./accept-or-decline.tsx";
import { SignInToAccept } from "./sign-in-to-accept.tsx";
import { SwitchAccount } from "./switch-account.tsx";

type Opened = OutputOf<"invitation.open">;
type Facts = NonNullable<Opened["facts"]>;
type AnswerProps = { invitation: Opened; facts: Facts; token: string; here: string; readerEmail: string | null };

/** The one thing to do now: go there, ask again, sign in, switch, or accept or decline. */
export function Answer({ invitation: { problem, accepted, may }, facts: { organization, email }, token, here, readerEmail }: AnswerProps) {
  if (accepted) return <Accepted organization={organization} />;
  if (problem) return <Spent problem={problem} />;
  if (readerEmail === null) return <SignInToAccept email={email} here={here} />;
  if (may.accept.allowed) return <AcceptOrDecline token={token} organizationName={organization.name} />;
  return <SwitchAccount reason={may.accept.reason} readerEmail={readerEmail} email={email} here={here} />;
}

function Accepted({ organization: { name, slug } }: Pick<Facts, "organization">) {
  return (
    <>
      <Callout tone="success">You accepted this invitation.</Callout>
      <ButtonLink href={`/orgs/${slug}`} variant="primary" size="lg">
        Go to {name}
      </ButtonLink>
    </>
  );
}

/** It is over, and why. */
export function Spent({ problem }: { problem: string | null }) {
  return (
    <>
      <Callout tone="warning">{problem}</Callout>
      <ButtonLink href="/" size="lg">
        Go to the start page
      </ButtonLink>
    </>
  );
}
