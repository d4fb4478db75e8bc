import { may } from "./decide.ts";
import { describePermission } from "./descriptions.ts";
import { mayInvite } from "./may-invite.ts";
import {
  organizationPermissions,
  type OrganizationPermission,
  type Permission,
  projectPermissions,
  teamPermissions,
} from "./permissions.ts";
import { organizationRoleNames } from "./role-names.ts";
import { founderTeamRole, grantableRoles, type GrantableRole, organizationRoles, plainOrganizationRole } from "./roles.ts";
import type { Member, ProjectTarget } from "./subject.ts";
import { underHeadings } from "./tables.ts";

/** All that decides what a member may do in an organization. */
export type Standing = Pick<Member, "role" | "teamRoles"> & {
  /** By id: those in which they have a role of their own, and one that a change is about. */
  projects: ReadonlyMap<string, ProjectTarget>;
};

/** People whom a change treats alike; the first few by name. */
export type Change = {
  people: number;
  names: readonly string[];
  before: Standing;
  /** Null: a member no more. */
  after: Standing | null;
  /** The open invitations of each of them, counted by the role that they give. */
  pending: Readonly<Partial<Record<GrantableRole, number>>>;
};

/** What else must be known of the organization, as it is after the change. */
export type Ground = {
  /** Every team that one of them is in, then or now. */
  teams: ReadonlyMap<string, { name: string; admins: number; projects: number }>;
  teamsInAll: number;
  /** Names of projects, of those alone that the asker may open (PRODUCT 3.9). */
  projects: ReadonlyMap<string, string>;
};

/** Where somebody may do something. What changes in a project that the asker may not open is counted and not said. */
export type Where =
  | { in: "organization"; about: string }
  | { in: "roles"; names: string[] }
  | { in: "teams"; names: string[]; others: number }
  | { in: "projectsOfTeam"; team: string; projects: number }
  | { in: "projects"; names: string[]; hidden: number };

/** Who gains and loses what and where, in words that end "You can …". */
export type Effect = { people: number; names: string[]; where: Where; gains: string[]; loses: string[] };

/** What follows from a change. What it does to keys and to money joins here. */
export type Consequences = {
  effects: Effect[];
  /** Those that their senders could no longer send (PRODUCT 2.6). */
  invitationsCancelled: number;
  /** Names of teams that lose their last team admin (PRODUCT 3.6). */
  teamsLeftToOwner: string[];
  /** Members and open invitations less (PRODUCT 5.6). */
  seatsFreed: number;
};

/** What the policy answers for these people after the change and did not before, and the other way round. */
export function consequencesOf(changes: readonly Change[], ground: Ground): Consequences {
  const invitationsCancelled = total(changes, unsendable);
  return {
    effects: mergedPeople(changes.flatMap((change) => effectsOn(change, ground))),
    invitationsCancelled,
    teamsLeftToOwner: [...ground.teams].filter(([id, { admins }]) => isLeftToOwner(changes, id, admins)).map(([, { name }]) => name),
    seatsFreed: total(changes, ({ after, people }) => (after ? 0 : people)) + invitationsCancelled,
  };
}

/** What is in one list of permissions and not in the other, in words. */
export function difference(before: readonly Permission[], after: readonly Permission[]): Pick<Effect, "gains" | "loses"> {
  const words = (some: readonly Permission[], others: readonly Permission[]) =>
    some.filter((permission) => !others.includes(permission)).map((permission) => describePermission(permission));
  return { gains: words(after, before), loses: words(before, after) };
}

const namesShown = 5;

/** Effects that say the same about different people are one. */
export function mergedPeople<E extends Omit<Effect, "where">>(effects: readonly E[]): E[] {
  const groups = new Map<string, E>();
  for (const effect of effects) {
    const { people, names, ...said } = effect;
    const key = JSON.stringify(said);
    const known = groups.get(key);
    const together = { people: people + (known?.people ?? 0), names: [...(known?.names ?? []), ...names].slice(0, namesShown) };
    groups.set(key, { ...effect, ...together });
  }
  return [...groups.values()];
}

type Place = { where: Where; permissionsOf: (standing: Standing) => readonly Permission[] };

function effectsOn({ people, names, before, after }: Change, ground: Ground): Effect[] {
  const groups = new Map<string, Effect>();
  for (const { where, permissionsOf } of placesOf(before, after, ground)) {
    const changed = difference(permissionsOf(before), after ? permissionsOf(after) : []);
    if (changed.gains.length + changed.loses.length === 0) continue;
    const said = where.in === "projects" && where.hidden > 0 ? { gains: [], loses: [] } : changed;
    const key = JSON.stringify([said, "names" in where ? where.in : where]);
    groups.set(key, { people, names: [...names], ...said, where: joined(groups.get(key)?.where, where) });
  }
  return [...groups.values()];
}

/** The organization by headings; each of their teams and, as they are to each other, those they are in neither then nor now; projects. */
function placesOf(before: Standing, after: Standing | null, { teams, teamsInAll, projects }: Ground): Place[] {
  const theirs = [...teams].filter(([id]) => before.teamRoles.has(id) || after?.teamRoles.has(id));
  const single = [...before.projects.keys()];
  const singleIn = (teamId: string) => single.filter((id) => before.projects.get(id)?.teamId === teamId).length;
  return [
    ...headings.map(({ title, permissions }) => ({
      where: { in: "organization" as const, about: title },
      permissionsOf: (standing: Standing) => permissions.filter((permission) => may(memberIn(standing), permission)),
    })),
    ...rankPlaces(before, after),
    ...theirs.map(([id, { name }]) => ({ where: { in: "teams" as const, names: [name], others: 0 }, permissionsOf: inTeam(id) })),
    ...(teamsInAll > theirs.length
      ? [{ where: { in: "teams" as const, names: [], others: teamsInAll - theirs.length }, permissionsOf: inTeam("") }]
      : []),
    ...theirs
      .map(([id, { name, projects: all }]) => ({ id, name, left: all - singleIn(id) }))
      .filter(({ left }) => left > 0)
      .map(({ id, name, left }) => ({
        where: { in: "projectsOfTeam" as const, team: name, projects: left },
        permissionsOf: inProject(() => ({ teamId: id })),
      })),
    ...single.map((id) => {
      const name = projects.get(id);
      return {
        where: { in: "projects" as const, names: name === undefined ? [] : [name], hidden: name === undefined ? 1 : 0 },
        permissionsOf: inProject((standing) => standing.projects.get(id)),
      };
    }),
  ];
}

/** What a team role may give as well is asked of each team. */
const headings = underHeadings(
  organizationPermissions.filter((permission): permission is OrganizationPermission => !teamPermissions.some((one) => one === permission)),
);

/** What the rank rule bounds, asked about people of each role by those who may do it in general, then and now (PRODUCT 2.2). */
function rankPlaces(before: Standing, after: Standing | null): Place[] {
  const kept = rankBound.filter((permission) => [before, after].every((standing) => standing && may(memberIn(standing), permission)));
  return organizationRoles.map((role) => ({
    where: { in: "roles" as const, names: [organizationRoleNames[role]] },
    permissionsOf: (standing: Standing) =>
      kept.filter((permission) => may(memberIn(standing), permission, { userId: "somebody", role, grants: role })),
  }));
}

const rankBound = ["member.changeRole", "member.remove", "invitation.create", "invitation.resend"] as const;

function inTeam(teamId: string): Place["permissionsOf"] {
  const somebody = { teamId, userId: "somebody", role: plainOrganizationRole };
  return (standing) => teamPermissions.filter((permission) => may(memberIn(standing), permission, somebody));
}

function inProject(targetFor: (standing: Standing) => ProjectTarget | undefined): Place["permissionsOf"] {
  return (standing) => {
    const target = targetFor(standing);
    return target ? projectPermissions.filter((permission) => may(memberIn(standing), permission, target)) : [];
  };
}

function memberIn({ role, teamRoles }: Standing): Member {
  return { kind: "member", userId: "", role, teamRoles };
}

function joined(known: Where | undefined, where: Where): Where {
  if (known?.in === "roles" && where.in === "roles") return { ...known, names: [...known.names, ...where.names] };
  if (known?.in === "teams" && where.in === "teams")
    return { ...known, names: [...known.names, ...where.names], others: known.others + where.others };
  if (known?.in === "projects" && where.in === "projects")
    return { ...known, names: [...known.names, ...where.names], hidden: known.hidden + where.hidden };
  return where;
}

function unsendable({ people, after, pending }: Change): number {
  const roles = grantableRoles.filter((role) => !after || !mayInvite(memberIn(after), role));
  return people * roles.reduce((sum, role) => sum + (pending[role] ?? 0), 0);
}

function isLeftToOwner(changes: readonly Change[], teamId: string, admins: number): boolean {
  const isAdmin = (standing: Standing | null) => Number(standing?.teamRoles.get(teamId) === founderTeamRole);
  return admins > 0 && admins + total(changes, ({ people, before, after }) => people * (isAdmin(after) - isAdmin(before))) === 0;
}

function total(changes: readonly Change[], of: (change: Change) => number): number {
  return changes.reduce((sum, change) => sum + of(change), 0);
}
