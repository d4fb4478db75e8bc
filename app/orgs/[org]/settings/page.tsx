import type { Metadata } from "next";
import { countryOptions } from "#components/organizations/countries.ts";
import { EditProfile } from "#components/organizations/edit-profile.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Settings" };

/** The organization's profile: every member reads it, some may change it (PRODUCT 5.9). */
export default async function SettingsPage({ params }: OrganizationPageProps) {
  const organization = await readOrganization((await params).org);

  return (
    <Page width="narrow">
      <PageHeader title="Settings" description={`What everybody in ${organization.name} sees about it.`} />
      <EditProfile organization={organization} countries={countryOptions()} />
    </Page>
  );
}
