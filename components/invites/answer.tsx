import { ButtonLink } from "#components/ui/button-link.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";
import { AcceptOrDecline } from "./accept-or-decline.tsx";
import { SignInToAccept } from "./sign-in-to-accept.tsx";
import { SwitchAccount } from "./switch-account.tsx";

type Invitation = Pick<OutputOf<"invitation.open">, "organization" | "email" | "problem" | "accepted" | "may">;
type AnswerProps = { invitation: Invitation; token: string; here: string; readerEmail: string | null };

/** The one thing to do now: go there, ask again, sign in, switch, or accept or decline. */
export function Answer({ invitation, token, here, readerEmail }: AnswerProps) {
  const { organization, email, problem, accepted, may } = invitation;
  if (accepted) return <Accepted organization={organization} />;
  if (problem) return <Spent problem={problem} />;
  if (readerEmail === null) return <SignInToAccept email={email} here={here} />;
  if (may.accept.allowed) return <AcceptOrDecline token={token} organizationName={organization.name} />;
  return <SwitchAccount reason={may.accept.reason} readerEmail={readerEmail} email={email} here={here} />;
}

function Accepted({ organization: { name, slug } }: Pick<Invitation, "organization">) {
  return (
    <>
      <Callout tone="success">You accepted this invitation.</Callout>
      <ButtonLink href={`/orgs/${slug}`} variant="primary" size="lg">
        Go to {name}
      </ButtonLink>
    </>
  );
}

function Spent({ problem }: { problem: string }) {
  return (
    <>
      <Callout tone="warning">{problem}</Callout>
      <ButtonLink href="/" size="lg">
        Go to the start page
      </ButtonLink>
    </>
  );
}
