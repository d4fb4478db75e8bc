import type { Metadata } from "next";
import { readOwn } from "#app/read.ts";
import { AnothersChange } from "#components/email-change/anothers-change.tsx";
import { ConfirmAddress } from "#components/email-change/confirm-address.tsx";
import { Facts } from "#components/profile/facts.tsx";
import { PlainPage } from "#components/shell/plain-page.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

export const metadata: Metadata = { title: "New e-mail address" };

/** Where the mail to a new address leads. Opening it changes nothing; *Confirm new address* does (PRODUCT 4.3). */
export default async function EmailChangePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const { change } = await readOwn("profile.openEmailChange", { token });
  if (!change) return <AnothersChange here={`/email-change/${token}`} />;
  const { oldEmail, newEmail, confirmed } = change;
  if (confirmed) {
    return (
      <PlainPage title="Your address is changed" description={`You sign in as ${newEmail} from now on.`}>
        <ButtonLink href="/profile" variant="primary" size="lg">
          Go to your profile
        </ButtonLink>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      title="Change your e-mail address"
      description="Nothing changes until you confirm, within an hour of the mail. Then both addresses get a mail about it."
    >
      <Facts facts={{ "Your address now": oldEmail, "New address": newEmail }} />
      <ConfirmAddress token={token} />
    </PlainPage>
  );
}
