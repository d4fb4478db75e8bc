import type { Metadata } from "next";
import { readOwnAccounts } from "#app/own-accounts.ts";
import { readOwn } from "#app/read.ts";
import { cursorOf, listParameters } from "#components/lists/list-address.ts";
import { Passkeys } from "#components/passkeys/passkeys.tsx";
import { DeleteAccount } from "#components/profile/delete-account.tsx";
import { Person } from "#components/profile/person.tsx";
import { SecurityLog } from "#components/profile/security-log.tsx";
import { SignInMethods } from "#components/profile/sign-in-methods.tsx";
import { Sessions } from "#components/profile/sessions.tsx";
import { WaitingInvitations } from "#components/profile/waiting-invitations.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { configuredProviders } from "#lib/env.ts";

export const metadata: Metadata = { title: "Profile" };

const eventsShown = 10;

type ProfilePageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Who one is, what waits for one, where one is signed in and was (PRODUCT 4.3, 11.3). */
export default async function ProfilePage({ searchParams }: ProfilePageProps) {
  const parameters = listParameters(await searchParams);
  const [{ user, personal }, { email, emailChange, sessions, signInMethods }, waiting, passkeys, log, deletion] = await Promise.all([
    readOwnAccounts(),
    readOwn("profile.view", {}),
    readOwn("invitation.listOwn", {}),
    readOwn("passkey.list", {}),
    readOwn("securityLog.list", { limit: eventsShown, cursor: cursorOf(parameters) }),
    readOwn("profile.previewDeletion", {}),
  ]);
  return (
    <Page width="narrow">
      <PageHeader title="Profile" description="You, in every organization you are in." />
      <Person name={user.name} email={email} emailChange={emailChange} region={personal.region} />
      <WaitingInvitations {...waiting} />
      <SignInMethods
        email={email}
        methods={signInMethods}
        providers={configuredProviders()}
        outcome={{ linked: parameters.get("linked"), problem: parameters.get("problem") }}
      />
      <Passkeys {...passkeys} />
      <Sessions sessions={sessions} />
      <SecurityLog {...log} parameters={parameters} />
      <DeleteAccount {...deletion} />
    </Page>
  );
}
