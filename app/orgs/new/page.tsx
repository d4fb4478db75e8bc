import type { Metadata } from "next";
import { AccountShell } from "#app/account-shell.tsx";
import { readOwnAccounts } from "#app/own-accounts.ts";
import { countryOptions } from "#components/organizations/countries.ts";
import { CreateForm } from "#components/organizations/create-form.tsx";
import { OneOrSeveral } from "#components/organizations/one-or-several.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Create organization" };

/** PRODUCT 5.1 to 5.3. */
export default async function NewOrganizationPage() {
  const { user } = await readOwnAccounts();

  return (
    <AccountShell current={null}>
      <Page width="narrow">
        <PageHeader title="Create organization" description="You will own it. Invite others afterwards." />
        <OneOrSeveral />
        <CreateForm email={user.email} countries={countryOptions()} />
      </Page>
    </AccountShell>
  );
}
