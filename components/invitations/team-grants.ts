import type { InputOf, OutputOf } from "#lib/operations/perform.ts";

export type InvitationOptions = OutputOf<"invitation.options">;
export type TeamRole = InvitationOptions["teamRoles"][number];
type TeamGrant = InputOf<"invitation.create">["teams"][number];

/** What is chosen about teams; both ways are kept while one looks at the other. */
export type TeamChoice = { mode: "all" | "custom"; roleInAll: TeamRole; roleIn: Readonly<Record<string, TeamRole | undefined>> };

/** Nothing more than the default team (PRODUCT 6.2). */
export function firstChoice({ defaults }: Pick<InvitationOptions, "defaults">): TeamChoice {
  const { teamId, teamRole } = defaults;
  return { mode: "custom", roleInAll: teamRole, roleIn: teamId === null ? {} : { [teamId]: teamRole } };
}

/** The teams an invitation names, in the order they are listed. */
export function teamGrants({ mode, roleInAll, roleIn }: TeamChoice, teams: readonly { id: string }[]): TeamGrant[] {
  return teams.flatMap(({ id }) => {
    const role = mode === "all" ? roleInAll : roleIn[id];
    return role ? [{ teamId: id, role }] : [];
  });
}
