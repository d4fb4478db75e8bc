import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { readOwnAccounts } from "#app/own-accounts.ts";
import { Overview } from "#components/organizations/overview.tsx";
import { UnavailableRegions } from "#components/organizations/overview-unavailable.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Organizations" };

/** Every organization one is in (PRODUCT 4.4). */
export default async function OrganizationsPage() {
  const { organizations, unavailableRegions } = await readOwnAccounts();
  return (
    <Page>
      <PageHeader
        title="Organizations"
        description="Every organization you are a member of, and what you are in it."
        actions={
          <ButtonLink href="/orgs/new" variant="primary">
            <Plus aria-hidden />
            Create organization
          </ButtonLink>
        }
      />
      {unavailableRegions.length > 0 && <UnavailableRegions regions={unavailableRegions} />}
      <Overview organizations={organizations} complete={unavailableRegions.length === 0} />
    </Page>
  );
}
