import { randomBytes } from "node:crypto";
import fc from "fast-check";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { Caller } from "#lib/actor/session.ts";
import { projectPermissions } from "#lib/policy/permissions.ts";
import { mayInvite } from "#lib/policy/may-invite.ts";
import {
  type GrantableRole,
  grantableRoles,
  type OrganizationRole,
  type ProjectGrantRole,
  projectGrantRoles,
  type TeamRole,
} from "#lib/policy/roles.ts";
import type { OwnerConnections } from "../databases.ts";
import { signIn } from "../stage.ts";

const teamsMax = 4;

const roleInTeam = fc.constantFrom<(TeamRole | null)[]>("admin", "member", "member", null);

/** An organization in numbers; what they stand for is found when it is written. Beside the owner no more people than an effect names. */
export const sketches = fc.record({
  members: fc.array(
    fc.record({
      role: fc.constantFrom<GrantableRole[]>("admin", "maintainer", "maintainer", "member", "billing"),
      places: fc.array(roleInTeam, { minLength: teamsMax, maxLength: teamsMax }),
    }),
    { minLength: 4, maxLength: 5, size: "max" },
  ),
  teams: fc.integer({ min: 2, max: teamsMax }),
  projects: fc.array(fc.nat(), { maxLength: 5, size: "max" }),
  customRoles: fc.array(fc.record({ team: fc.nat(), permissions: fc.subarray(projectPermissions.slice(1)) }), {
    maxLength: 4,
    size: "max",
  }),
  grants: fc.array(
    fc.record({
      project: fc.nat(),
      person: fc.nat(),
      role: fc.constantFrom<ProjectGrantRole[]>(...projectGrantRoles, "custom"),
      which: fc.nat(),
    }),
    { maxLength: 12, size: "max" },
  ),
  invitations: fc.array(fc.record({ inviter: fc.nat(), role: fc.constantFrom<GrantableRole[]>(...grantableRoles) }), {
    maxLength: 8,
    size: "max",
  }),
});
export type Sketch = typeof sketches extends fc.Arbitrary<infer T> ? T : never;

/** Where it was written. */
export type Drawn = { accountId: string; slug: string; name: string; callers: ReadonlyMap<string, Caller> };

/** Writes an organization in `us` as the sketch has it: owner and members are called "P0", "P1", … */
export async function draw(connections: OwnerConnections, sketch: Sketch): Promise<Drawn> {
  const { directory, us } = connections;
  const tag = randomBytes(6).toString("hex");
  const [accountId, slug] = [uuidv7(), `drawn-${tag}`];
  const people = ["owner" as const, ...sketch.members.map(({ role }) => role)].map((role, index) => {
    return { userId: uuidv7(), role, name: `P${index}`, email: `p${index}+${tag}@drawn.example` };
  });
  const rows = rowsOf(sketch, accountId, people);
  const [owner] = people;
  const users = people.map(({ userId, name, email }) => ({ id: userId, name, email, email_verified_at: new Date().toISOString() }));
  await directory.begin((tx) => [
    tx`insert into users ${tx(users)}`,
    tx`insert into organization_directory ${tx({ slug, organization_id: accountId, region: "us", state: "active" })}`,
  ]);
  const organization = { account_id: accountId, slug, name: tag, legal_name: tag, alerting_email: tag, invoicing_email: tag };
  await us.begin((tx) => [
    tx`insert into accounts ${tx({ account_id: accountId, kind: "organization", region: "us" })}`,
    tx`insert into organizations ${tx({ ...organization, plan: "organization", owner_user_id: owner?.userId ?? "", seats_paid: null })}`,
    tx`insert into memberships ${tx(people.map(({ userId, ...rest }) => ({ account_id: accountId, user_id: userId, ...rest })))}`,
    ...Object.entries(rows).flatMap(([table, some]) => (some.length > 0 ? [insert(tx, table, some)] : [])),
  ]);
  const callers = await Promise.all(people.map(async ({ userId }) => [userId, await signIn(connections, userId)] as const));
  return { accountId, slug, name: tag, callers: new Map(callers) };
}

function insert(tx: postgres.TransactionSql, table: string, rows: readonly object[]) {
  return tx`insert into ${tx(table)} ${tx(rows)}`;
}

type Somebody = { userId: string; role: OrganizationRole; name: string; email: string };

/** The rows of each table, in the order in which they refer to each other. */
function rowsOf(sketch: Sketch, accountId: string, people: readonly Somebody[]) {
  const account_id = accountId;
  const at = <T>(from: readonly T[], index: number): T[] => from.slice(index % Math.max(1, from.length)).slice(0, 1);
  const teams = Array.from({ length: sketch.teams }, (_, index) => ({ account_id, id: uuidv7(), name: `Team ${index}` }));
  const projects = sketch.projects.flatMap((team, index) =>
    at(teams, team).map(({ id }) => ({ account_id, id: uuidv7(), team_id: id, name: `Project ${index}` })),
  );
  const customRoles = sketch.customRoles.flatMap(({ team, permissions }, index) =>
    at(teams, team).map(({ id }) => ({
      account_id,
      id: uuidv7(),
      team_id: id,
      name: `Role ${index}`,
      permissions: [projectPermissions[0], ...permissions],
    })),
  );
  const grants = sketch.grants.flatMap(({ project, person, role, which }) =>
    at(projects, project).flatMap(({ id, team_id }) => {
      const custom = at(
        customRoles.filter((one) => one.team_id === team_id),
        which,
      ).map((one) => one.id)[0];
      const given = role === "custom" && !custom ? "forbidden" : role;
      return at(people.slice(1), person).map(({ userId }) => {
        const project_role_id = given === "custom" ? (custom ?? null) : null;
        return { account_id, project_id: id, user_id: userId, team_id, role: given, project_role_id };
      });
    }),
  );
  const invitations = sketch.invitations.flatMap(({ inviter, role }, index) =>
    at(
      people.filter((person) => mayInvite(person, role)),
      inviter,
    ).map(({ userId, name }) => ({
      account_id,
      id: uuidv7(),
      email: `invited${index}@${accountId}.example`,
      role,
      state: "pending",
      inviter_user_id: userId,
      inviter_name: name,
      expires_at: new Date(Date.now() + 86_400_000),
    })),
  );
  return {
    teams,
    team_memberships: placesOf(sketch, people, teams).map((placed) => ({ account_id, ...placed })),
    projects,
    project_roles: customRoles,
    project_grants: [...new Map(grants.map((grant) => [`${grant.project_id}${grant.user_id}`, grant])).values()],
    invitations,
  };
}

/** Everybody is in at least one team; the owner runs the first. */
function placesOf({ members }: Sketch, people: readonly Somebody[], teams: readonly { id: string }[]) {
  return people.flatMap(({ userId: user_id }, index) => {
    const roles: (TeamRole | null)[] = members[index - 1]?.places ?? ["admin"];
    const places = teams.flatMap(({ id: team_id }, team) => (roles[team] ? [{ team_id, user_id, role: roles[team] }] : []));
    return places.length > 0 ? places : teams.slice(0, 1).map(({ id: team_id }) => ({ team_id, user_id, role: "member" as const }));
  });
}
