import { organizationRoleNames } from "#lib/policy/role-names.ts";
import { founderTeamRole, organizationRoles } from "#lib/policy/roles.ts";
import type { Consequences, Effect } from "#lib/policy/consequences.ts";
import { abilities, type Facts, isSaidInGeneral, mayInProject } from "./truth.ts";

/** What a change was said to do, or did, in lines that can be compared. */
export type Told = { gains: string[]; loses: string[]; hidden: number; invitations: number; teams: string[]; seats: number };

/** What really changed: everybody's abilities before and after, one by one, in every place that is still there. */
export function happened(before: Facts, after: Facts, askerId: string): Told {
  const lines = { gains: [] as string[], loses: [] as string[] };
  const hidden = new Set<string>();
  for (const userId of Object.keys(before.people)) {
    const [then, now] = [abilities(before, userId), abilities(after, userId)];
    const note = (kind: "gains" | "loses", changed: readonly string[]) => {
      for (const ability of changed) {
        const projectId = /^project (\S+):/.exec(ability)?.[1] ?? "";
        const isOwn = before.people[userId]?.grants[projectId] !== undefined;
        if (!isThere(after, ability) || isSaidInGeneral(ability, before, after, userId)) continue;
        if (isOwn && !mayInProject(before, askerId, projectId, "project.view")) hidden.add(`${userId} ${projectId}`);
        else lines[kind].push(`${before.people[userId]?.name} ${ability}`);
      }
    };
    note(
      "gains",
      [...now].filter((one) => !then.has(one)),
    );
    note(
      "loses",
      [...then].filter((one) => !now.has(one)),
    );
  }
  return {
    ...sorted(lines),
    hidden: hidden.size,
    invitations: Object.keys(before.invitations).filter(
      (id) => before.invitations[id] === "pending" && after.invitations[id] === "cancelled",
    ).length,
    teams: Object.keys(after.teams)
      .filter((id) => hasAdmin(before, id) && !hasAdmin(after, id))
      .map((id) => after.teams[id] ?? "")
      .toSorted(),
    seats: before.seats - after.seats,
  };
}

/** What the preview says, told of everybody it names in every place it means. */
export function foretold({ effects, invitationsCancelled, teamsLeftToOwner, seatsFreed }: Consequences, before: Facts, after: Facts): Told {
  const lines = { gains: [] as string[], loses: [] as string[] };
  let hidden = 0;
  for (const effect of effects) {
    if (effect.people !== effect.names.length) throw new Error(`${effect.people} people, but ${effect.names.length} names`);
    for (const name of effect.names) {
      if (effect.where.in === "projects") hidden += effect.where.hidden;
      for (const place of placesMeant(effect.where, name, before, after)) {
        for (const words of effect.gains) lines.gains.push(`${name} ${place}: ${words}`);
        for (const words of effect.loses) lines.loses.push(`${name} ${place}: ${words}`);
      }
    }
  }
  return { ...sorted(lines), hidden, invitations: invitationsCancelled, teams: teamsLeftToOwner.toSorted(), seats: seatsFreed };
}

function placesMeant(where: Effect["where"], name: string, before: Facts, after: Facts): string[] {
  const [userId = "", person] = Object.entries(before.people).find(([, one]) => one.name === name) ?? [];
  const teamNamed = (team: string) => Object.keys(after.teams).filter((id) => after.teams[id] === team);
  if (where.in === "organization") return ["organization"];
  if (where.in === "roles")
    return organizationRoles.filter((role) => where.names.includes(organizationRoleNames[role])).map((role) => `role ${role}`);
  if (where.in === "projects")
    return Object.keys(before.projects)
      .filter((id) => where.names.includes(before.projects[id]?.name ?? ""))
      .map((id) => `project ${id}`);
  if (where.in === "projectsOfTeam") {
    const [teamId] = teamNamed(where.team);
    const meant = Object.keys(before.projects).filter((id) => before.projects[id]?.teamId === teamId && !person?.grants[id]);
    return counted(
      where.projects,
      meant.map((id) => `project ${id}`),
    );
  }
  const others = Object.keys(after.teams).filter((id) => !person?.teams[id] && !after.people[userId]?.teams[id]);
  return [...where.names.flatMap(teamNamed), ...(where.others > 0 ? counted(where.others, others) : [])].map((id) => `team ${id}`);
}

function counted(said: number, meant: string[]): string[] {
  if (said !== meant.length) throw new Error(`${said} are said to be concerned, and it is ${meant.length}`);
  return meant;
}

/** A team that was deleted is no place any more. */
function isThere({ teams }: Facts, ability: string): boolean {
  const teamId = /^team (\S+):/.exec(ability)?.[1];
  return teamId === undefined || teamId in teams;
}

function hasAdmin({ people }: Facts, teamId: string): boolean {
  return Object.values(people).some((person) => person.teams[teamId] === founderTeamRole);
}

function sorted({ gains, loses }: Pick<Told, "gains" | "loses">) {
  return { gains: gains.toSorted(), loses: loses.toSorted() };
}
