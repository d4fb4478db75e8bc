import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { countryOptions } from "#components/organizations/countries.ts";
import { DangerZone } from "#components/organizations/danger-zone.tsx";
import { EditProfile } from "#components/organizations/edit-profile.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Settings" };

/** The organization's profile, which every member reads and some may change (PRODUCT 5.9), and its ends (PRODUCT 5.10, 5.13). */
export default async function SettingsPage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const organization = await readOrganization(org);
  const losses = organization.may["organization.dismiss"].allowed ? await read("organization.previewDismissal", org, {}) : null;

  return (
    <Page width="narrow">
      <PageHeader title="Settings" description={`What everybody in ${organization.name} sees about it.`} />
      <EditProfile organization={organization} countries={countryOptions()} />
      <DangerZone organization={organization} losses={losses} />
    </Page>
  );
}
