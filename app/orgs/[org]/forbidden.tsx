import { currentPath, read } from "#app/read.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { DeniedPage } from "#components/ui/denied-page.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { readOrganization } from "./organization.ts";
import { sectionAt, teamIdAt } from "./sections.ts";

/** A page one may not see: says why and who can help. A 403 gets no parameters, so the path says where. */
export default async function OrganizationForbidden() {
  const path = await currentPath();
  const organization = await readOrganization(path.split(/[/?]/)[2] ?? "");
  const { label, decision } = (await teamAt(path, organization.slug)) ?? sectionAt(path, organization);

  return (
    <Page>
      <PageHeader title={label} />
      <DeniedPage
        denial={decision.allowed ? undefined : decision}
        actions={<ButtonLink href={`/orgs/${organization.slug}`}>Go to {organization.name}</ButtonLink>}
      />
    </Page>
  );
}

/** A team one is not in: its name is known to everybody, its people are not (PRODUCT 3.10). */
async function teamAt(path: string, slug: string) {
  const teamId = teamIdAt(path);
  if (teamId === undefined) return undefined;
  const {
    teams: [team],
  } = await read("team.list", slug, { teamId });
  return team && { label: team.name, decision: team.mayView };
}
