import type { Metadata } from "next";
import { queryOf, type SearchParams } from "#app/query.ts";
import { read } from "#app/read.ts";
import { AuditHeader } from "#components/audit/audit-header.tsx";
import { AuditPaging } from "#components/audit/audit-paging.tsx";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Audit log" };

/** PRODUCT 11.1. */
export default async function AuditPage({ params, searchParams }: OrganizationPageProps & { searchParams: SearchParams }) {
  const { org } = await params;
  const { before } = await queryOf(searchParams);
  const [{ slug, may }, { events, nextBefore }] = await Promise.all([readOrganization(org), read("audit.list", org, { before })]);

  return (
    <Page>
      <AuditHeader slug={slug} decision={may["audit.verify"]} />
      {events.length > 0 ? (
        <AuditTable events={events} />
      ) : (
        <EmptyState title="No events">Changes to the organization and its people appear here.</EmptyState>
      )}
      <AuditPaging slug={slug} newest={before === undefined} nextBefore={nextBefore} />
    </Page>
  );
}
