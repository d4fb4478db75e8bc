import type { Metadata } from "next";
import { read } from "#app/read.ts";
import type { SearchParams } from "#app/query.ts";
import { AuditFilters } from "#components/audit/audit-filters.tsx";
import { AuditHeader } from "#components/audit/audit-header.tsx";
import { AuditPaging } from "#components/audit/audit-paging.tsx";
import { auditInput } from "#components/audit/audit-query.ts";
import { AuditTable } from "#components/audit/audit-table.tsx";
import { AuditTabs } from "#components/audit/audit-tabs.tsx";
import { NoEvents } from "#components/audit/no-events.tsx";
import { listParameters } from "#components/lists/list-address.ts";
import { Page } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Audit log" };

/** PRODUCT 11.1. */
export default async function AuditPage({ params, searchParams }: OrganizationPageProps & { searchParams: SearchParams }) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const input = auditInput(parameters);
  const [{ slug, may }, { events, nextBefore }] = await Promise.all([readOrganization(org), read("audit.list", org, input)]);

  return (
    <Page>
      <AuditHeader slug={slug} decision={may["audit.verify"]} />
      <AuditTabs slug={slug} current="events" />
      <AuditFilters />
      {events.length > 0 ? <AuditTable events={events} /> : <NoEvents filtered={input.event !== undefined || input.actor !== undefined} />}
      <AuditPaging pathname={`/orgs/${slug}/audit`} parameters={parameters} nextBefore={nextBefore} />
    </Page>
  );
}
