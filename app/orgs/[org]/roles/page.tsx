import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { RoleTable } from "#components/roles/role-table.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import type { OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Roles" };

/** The live permission matrix (PRODUCT 2.10). */
export default async function RolesPage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const { tables, mine } = await read("organization.viewRoles", org, {});

  return (
    <Page>
      <PageHeader
        title="Roles"
        description="What each role may do. Made from the very rules that decide on every page, request and key; your role is marked."
      />
      {tables.map((table) => (
        <RoleTable key={table.title} table={table} mine={mine} />
      ))}
    </Page>
  );
}
