import type { Metadata } from "next";
import { readOwnAccounts } from "#app/own-accounts.ts";
import { readOwn } from "#app/read.ts";
import { Person } from "#components/profile/person.tsx";
import { Sessions } from "#components/profile/sessions.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Profile" };

/** Who one is and where one is signed in (PRODUCT 4.3). */
export default async function ProfilePage() {
  const [{ user, personal }, { sessions }] = await Promise.all([readOwnAccounts(), readOwn("profile.view", {})]);
  return (
    <Page width="narrow">
      <PageHeader title="Profile" description="You, in every organization you are in." />
      <Person name={user.name} email={user.email} region={personal.region} />
      <Sessions sessions={sessions} />
    </Page>
  );
}
