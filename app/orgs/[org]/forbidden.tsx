import { currentPath, read } from "#app/read.ts";
import { Refused } from "#components/organizations/refused.tsx";
import { readOrganization } from "./organization.ts";
import { sectionAt, teamIdAt } from "./sections.ts";

/** A page one may not see: says why and who can help. A 403 gets no parameters, so the path says where. */
export default async function OrganizationForbidden() {
  const path = await currentPath();
  const organization = await readOrganization(path.split(/[/?]/)[2] ?? "");
  const { label, decision } = (await teamAt(path, organization.slug)) ?? sectionAt(path, organization);

  return (
    <Refused
      title={label}
      denial={decision.allowed ? undefined : decision}
      organization={{ slug: organization.slug, name: organization.name }}
    />
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
