import { may } from "./decide.ts";
import {
  organizationPermissions,
  type OrganizationPermission,
  type Permission,
  projectPermissions,
  teamPermissions,
} from "./permissions.ts";
import { organizationRoleNames } from "./role-names.ts";
import { organizationRoles, plainOrganizationRole } from "./roles.ts";
import type { Member, ProjectTarget } from "./subject.ts";
import { underHeadings } from "./tables.ts";

/** All that decides what a member may do in an organization. */
export type Standing = Pick<Member, "role" | "teamRoles"> & {
  /** By id: those in which they have a role of their own, and one that a change is about. */
  projects: ReadonlyMap<string, ProjectTarget>;
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

export type Place = { where: Where; permissionsOf: (standing: Standing) => readonly Permission[] };

/** The organization by headings; each of their teams and, as they are to each other, those they are in neither then nor now; projects. */
export function placesOf(before: Standing, after: Standing | null, { teams, teamsInAll, projects }: Ground): Place[] {
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

export function memberIn({ role, teamRoles }: Standing): Member {
  return { kind: "member", userId: "", role, teamRoles };
}

/** Two places in which the same changes, as one; those that cannot be one stay the second. */
export function joined(known: Where | undefined, where: Where): Where {
  if (known?.in === "roles" && where.in === "roles") return { ...known, names: [...known.names, ...where.names] };
  if (known?.in === "teams" && where.in === "teams")
    return { ...known, names: [...known.names, ...where.names], others: known.others + where.others };
  if (known?.in === "projects" && where.in === "projects")
    return { ...known, names: [...known.names, ...where.names], hidden: known.hidden + where.hidden };
  return where;
}
