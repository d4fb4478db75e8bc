import { uuidv7 } from "uuidv7";
import type { ProjectPermission } from "#lib/policy/permissions.ts";
import type { ProjectGrantRole } from "#lib/policy/roles.ts";
import type { Person } from "./cast.ts";
import type { OwnerConnections } from "./databases.ts";
import type { Cast } from "./fixtures.ts";

type Casting = {
  team: string;
  project: string;
  customRole: { name: string; permissions: ProjectPermission[] };
  own: Partial<Record<Person, ProjectGrantRole>>;
};

/** Acme's Data has Forecasts, Globex's team Ledger. Kim, outside Data, has its custom role; Mona may read it. */
export const projectCast: Record<"acme" | "globex", Casting> = {
  acme: {
    team: "Data",
    project: "Forecasts",
    customRole: { name: "Key keeper", permissions: ["project.view", "projectKey.view", "projectKey.create", "projectKey.rotate"] },
    own: { kim: "custom", mona: "read-only" },
  },
  globex: {
    team: "My Team",
    project: "Ledger",
    customRole: { name: "Editor of words", permissions: ["project.view", "project.update"] },
    own: {},
  },
};

export type CastProject = { projectId: string; projectRoleId: string; name: string };

/** Writes one project and one custom role for an organization that was cast; `more` people get roles of their own in it. */
export async function createProject(
  connections: OwnerConnections,
  cast: Cast,
  key: "acme" | "globex",
  more: { teamId?: string; own?: Partial<Record<Person, ProjectGrantRole>> } = {},
): Promise<CastProject> {
  const { accountId, region, teams } = cast[key];
  const { team, project: name, customRole, own } = projectCast[key];
  const [projectId, projectRoleId, teamId] = [uuidv7(), uuidv7(), more.teamId ?? teams[team] ?? ""];
  const grants = Object.entries({ ...own, ...more.own }).map(([person, role]) => ({
    account_id: accountId,
    project_id: projectId,
    user_id: cast[person as Person].userId,
    team_id: teamId,
    role,
    project_role_id: role === "custom" ? projectRoleId : null,
  }));
  const custom = { account_id: accountId, id: projectRoleId, team_id: teamId, name: customRole.name, permissions: customRole.permissions };
  await connections[region].begin((tx) => [
    tx`insert into project_roles ${tx(custom)}`,
    tx`insert into projects ${tx({ account_id: accountId, id: projectId, team_id: teamId, name })}`,
    ...(grants.length > 0 ? [tx`insert into project_grants ${tx(grants)}`] : []),
  ]);
  return { projectId, projectRoleId, name };
}
