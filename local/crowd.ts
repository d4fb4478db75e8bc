import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { type CrowdSize, idsOf, type IdOf, rowsOf, usersSql } from "./crowd-rows.ts";
import type { OwnerConnections } from "./databases.ts";
import type { CastOrganization, CastPerson } from "./fixtures.ts";

/** What the pages of one organization must bear. */
export const hugeCrowd: CrowdSize = {
  members: 100_000,
  teams: 200,
  largeTeam: 20_000,
  projects: 2_000,
  grants: 20_000,
  invitations: 5_000,
  batchRows: 1_000,
  auditEvents: 200_000,
  denials: 2_000,
};

/** Where one finds it. */
export type Crowd = {
  memberId: string;
  memberEmail: string;
  /** Of many people: one to delete, one with projects and custom roles. */
  largeTeamId: string;
  teamWithProjectsId: string;
  projectId: string;
  projectName: string;
  projectRoleId: string;
  invitationId: string;
  batchId: string;
};

/**
 * Fills an organization that was cast, in one statement for each kind of row, as guildhall_owner: counters, chains and
 * generated columns are the database's own, and every member is a user of the directory. 100,000 members take about a minute.
 */
export async function gatherCrowd(
  connections: OwnerConnections,
  { accountId, region }: CastOrganization,
  owner: Pick<CastPerson, "userId">,
  size: CrowdSize,
): Promise<Crowd> {
  const idOf = idsOf(size);
  const domain = `${randomBytes(4).toString("hex")}.crowd.example`;
  await connections.directory.unsafe(usersSql(idOf, domain, size));
  await connections[region].begin(async (tx) => {
    for (const statement of rowsOf(idOf, domain, accountId, owner.userId, size)) await tx.unsafe(statement);
  });
  // What autovacuum would do a minute later: plans and index-only reads need it.
  for (const table of filled) await connections[region].unsafe(`vacuum (analyze) ${table}`);
  return placesIn(connections[region], idOf, accountId, size);
}

const filled = [
  "accounts",
  "organizations",
  "memberships",
  "teams",
  "team_memberships",
  "projects",
  "project_roles",
  "project_grants",
  "invitations",
  "invitation_teams",
  "invitation_batch_rows",
  "audit_events",
  "denials",
];

async function placesIn(sql: postgres.Sql, idOf: IdOf, accountId: string, { members }: CrowdSize): Promise<Crowd> {
  const [found] = await sql.unsafe<Crowd[]>(`select m.user_id as "memberId", m.email as "memberEmail",
      ${idOf("team", 1)} as "largeTeamId", ${idOf("team", 2)} as "teamWithProjectsId",
      ${idOf("project", 1)} as "projectId", 'Project 0001' as "projectName", ${idOf("projectRole", 1)} as "projectRoleId",
      ${idOf("invitation", 6)} as "invitationId", ${idOf("batch", 1)} as "batchId"
    from memberships m where m.account_id = '${accountId}' and m.user_id = ${idOf("user", members)}`);
  if (!found) throw new Error("Nobody came");
  return found;
}
