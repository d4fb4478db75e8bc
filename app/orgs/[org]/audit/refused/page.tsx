import { CircleCheck } from "lucide-react";
import type { Metadata } from "next";
import { read } from "#app/read.ts";
import type { SearchParams } from "#app/query.ts";
import { AuditHeader } from "#components/audit/audit-header.tsx";
import { AuditTabs } from "#components/audit/audit-tabs.tsx";
import { DenialTable } from "#components/audit/denial-table.tsx";
import { cursorOf, listParameters, neighbours } from "#components/lists/list-address.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { readOrganization, type OrganizationPageProps } from "../../organization.ts";

export const metadata: Metadata = { title: "Refused attempts" };

/** PRODUCT 11.2. */
export default async function RefusedPage({ params, searchParams }: OrganizationPageProps & { searchParams: SearchParams }) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const [{ slug, may }, { denials, nextCursor }] = await Promise.all([
    readOrganization(org),
    read("audit.listDenials", org, { cursor: cursorOf(parameters) }),
  ]);

  const places = neighbours(`/orgs/${slug}/audit/refused`, parameters, nextCursor);

  return (
    <Page>
      <AuditHeader slug={slug} decision={may["audit.verify"]} />
      <AuditTabs slug={slug} current="refused" />
      {denials.length > 0 ? (
        <DenialTable denials={denials} />
      ) : (
        <EmptyState icon={<CircleCheck aria-hidden />} title="Nothing was refused">
          When a member tries to change what they may not, it is counted here, by the hour.
        </EmptyState>
      )}
      {(places.previous ?? places.next) && <Pagination {...places} />}
    </Page>
  );
}
