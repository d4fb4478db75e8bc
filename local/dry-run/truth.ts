import type postgres from "postgres";
import { decide } from "#lib/policy/decide.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import {
  organizationPermissions,
  type Permission,
  type ProjectPermission,
  projectPermissions,
  teamPermissions,
} from "#lib/policy/permissions.ts";
import { organizationRoles, type OrganizationRole, type ProjectGrantRole, type TeamRole } from "#lib/policy/roles.ts";
import type { Member } from "#lib/policy/subject.ts";

/** All that decides who may do what in one organization, as its database has it now; ids lead to what is known of each. */
export type Facts = {
  people: Record<
    string,
    { name: string; email: string; role: OrganizationRole; teams: Record<string, TeamRole>; grants: Record<string, Grant> }
  >;
  teams: Record<string, string>;
  projects: Record<string, { name: string; teamId: string }>;
  customRoles: Record<string, string>;
  invitations: Record<string, string>;
  seats: number;
};
type Grant = { role: ProjectGrantRole; projectRoleId: string | null; permissions: ProjectPermission[] | null };

export async function readFacts(us: postgres.Sql, accountId: string): Promise<Facts> {
  const [row] = await us<{ facts: Facts }[]>`
    select json_build_object(
      'people', (select coalesce(json_object_agg(user_id, json_build_object('name', name, 'email', email, 'role', role,
          'teams', (select coalesce(json_object_agg(team_id, role), '{}') from team_memberships t
            where t.account_id = m.account_id and t.user_id = m.user_id),
          'grants', (select coalesce(json_object_agg(project_id, json_build_object('role', g.role, 'projectRoleId', g.project_role_id, 'permissions', r.permissions)), '{}')
            from project_grants g left join project_roles r on r.account_id = g.account_id and r.id = g.project_role_id
            where g.account_id = m.account_id and g.user_id = m.user_id)) order by name), '{}')
        from memberships m where account_id = ${accountId}),
      'teams', (select coalesce(json_object_agg(id, name order by name), '{}') from teams where account_id = ${accountId}),
      'projects', (select coalesce(json_object_agg(id, json_build_object('name', name, 'teamId', team_id) order by name), '{}')
        from projects where account_id = ${accountId}),
      'customRoles', (select coalesce(json_object_agg(id, team_id), '{}') from project_roles where account_id = ${accountId}),
      'invitations', (select coalesce(json_object_agg(id, state), '{}') from invitations where account_id = ${accountId}),
      'seats', seats_used + seats_reserved) as facts
    from organizations where account_id = ${accountId}`;
  if (!row) throw new Error("The organization is gone");
  return row.facts;
}

export function memberOf({ people }: Facts, userId: string): Member | null {
  const person = people[userId];
  return person ? { kind: "member", userId, role: person.role, teamRoles: new Map(Object.entries(person.teams)) } : null;
}

/** Whether the policy lets somebody do this in a project. */
export function mayInProject(facts: Facts, userId: string, projectId: string, permission: ProjectPermission): boolean {
  const [member, project, grant] = [memberOf(facts, userId), facts.projects[projectId], facts.people[userId]?.grants[projectId]];
  if (!member || !project) return false;
  const own = { projectRole: grant?.role, customPermissions: grant?.permissions ?? undefined };
  return decide(member, permission, { teamId: project.teamId, ...own }).allowed;
}

const rankBound = ["member.changeRole", "member.remove", "invitation.create", "invitation.resend"] as const;

const asked = new WeakMap<Facts, Map<string, ReadonlySet<string>>>();

/** What somebody can do, each line a place and a permission in words; asked of the policy one by one. */
export function abilities(facts: Facts, userId: string): ReadonlySet<string> {
  const known = asked.get(facts) ?? new Map<string, ReadonlySet<string>>();
  asked.set(facts, known);
  const answer = known.get(userId) ?? new Set(linesOf(facts, userId));
  known.set(userId, answer);
  return answer;
}

function linesOf(facts: Facts, userId: string): string[] {
  const member = memberOf(facts, userId);
  if (!member) return [];
  const inTeams: readonly Permission[] = teamPermissions;
  return [
    ...organizationPermissions
      .filter((one) => !inTeams.includes(one) && decide(member, one).allowed)
      .map((one) => line("organization", one)),
    ...organizationRoles.flatMap((role) =>
      rankBound
        .filter((one) => decide(member, one, { userId: "another", role, grants: role }).allowed)
        .map((one) => line(`role ${role}`, one)),
    ),
    ...Object.keys(facts.teams).flatMap((teamId) =>
      teamPermissions
        .filter((one) => decide(member, one, { teamId, userId: "another", role: "member" }).allowed)
        .map((one) => line(`team ${teamId}`, one)),
    ),
    ...Object.keys(facts.projects).flatMap((projectId) =>
      projectPermissions.filter((one) => mayInProject(facts, userId, projectId, one)).map((one) => line(`project ${projectId}`, one)),
    ),
  ];
}

/** Of two abilities to act on people of a role the general one is said, when it goes or comes as a whole. */
export function isSaidInGeneral(ability: string, before: Facts, after: Facts, userId: string): boolean {
  const [place = "", words] = ability.split(": ");
  if (!place.startsWith("role ")) return false;
  const permission = rankBound.find((one) => describePermission(one) === words);
  return ![before, after].every((facts) => {
    const member = memberOf(facts, userId);
    return member && permission && decide(member, permission).allowed;
  });
}

export function line(place: string, permission: Permission): string {
  return `${place}: ${describePermission(permission)}`;
}
