import { PlainPage } from "#components/shell/plain-page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** A link that was cut, mistyped or never ours; which of these is nobody's to know. */
export default function InvitationNotFound() {
  return (
    <PlainPage
      title="This invitation link does not work"
      description="Part of it may have got lost, or the organization is gone. Copy the whole address from the mail, or ask whoever invited you to send the invitation again."
    >
      <ButtonLink href="/" size="lg">
        Go to the start page
      </ButtonLink>
    </PlainPage>
  );
}
