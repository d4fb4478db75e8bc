import type { Metadata } from "next";
import { read } from "#app/read.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { ExplainPerson } from "#components/roles/explain-person.tsx";
import { RoleTable } from "#components/roles/role-table.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Roles" };

/** The live permission matrix (PRODUCT 2.10), and what one person can do and why. */
export default async function RolesPage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const [{ slug, me, may }, { tables, mine, questions, roles }] = await Promise.all([
    readOrganization(org),
    read("organization.viewRoles", org, {}),
  ]);

  return (
    <Page>
      <PageHeader
        title="Roles"
        description="What each role may do. Made from the very rules that decide on every page, request and key; your role is marked."
        actions={<ButtonLink href="#person">What can this person do?</ButtonLink>}
      />
      {tables.map((table) => (
        <RoleTable key={table.title} table={table} mine={mine} />
      ))}
      <ExplainPerson id="person" slug={slug} me={me} decision={may["permission.explain"]} questions={questions} roles={roles} />
    </Page>
  );
}
