import type { InputOf, OutputOf } from "#lib/operations/perform.ts";

export type InvitationOptions = OutputOf<"invitation.options">;
export type TeamRole = InvitationOptions["teamRoles"][number];
type TeamGrant = InputOf<"invitation.create">["teams"][number];
type TeamName = InvitationOptions["teams"][number];

/** What is chosen about teams; both ways are kept while one looks at the other. `found` are those beyond the first by name. */
export type TeamChoice = {
  mode: "all" | "custom";
  roleInAll: TeamRole;
  roleIn: Readonly<Record<string, TeamRole | undefined>>;
  found: readonly TeamName[];
};

/** Nothing more than the default team (PRODUCT 6.2). */
export function firstChoice({ defaults }: Pick<InvitationOptions, "defaults">): TeamChoice {
  const { team, teamRole } = defaults;
  return { mode: "custom", roleInAll: teamRole, roleIn: team ? { [team.id]: teamRole } : {}, found: team ? [team] : [] };
}

/** The teams one can choose from: the first by name, and which of the others were found. */
export function knownTeams<T extends { id: string }>(teams: readonly T[], { found }: { found: readonly T[] }): T[] {
  return [...teams, ...found.filter(({ id }) => !teams.some((team) => team.id === id))];
}

/** The teams an invitation names, in the order they are listed. */
export function teamGrants(choice: TeamChoice, teams: readonly TeamName[]): TeamGrant[] {
  const { mode, roleInAll, roleIn } = choice;
  return knownTeams(teams, mode === "all" ? { found: [] } : choice).flatMap(({ id }) => {
    const role = mode === "all" ? roleInAll : roleIn[id];
    return role ? [{ teamId: id, role }] : [];
  });
}
