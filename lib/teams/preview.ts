import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { foresee, only } from "#lib/members/foresee.ts";
import type { Standing } from "#lib/policy/places.ts";
import { plainTeamRole, type TeamRole } from "#lib/policy/roles.ts";
import { authorizeDeletion } from "./delete.ts";
import { inTeams } from "./find.ts";
import type { DeleteTeam, TeamGrant, TeamPlace } from "./input.ts";
import { authorizeTeamRemoval } from "./remove-member.ts";
import { authorizeTeamRole } from "./set-role.ts";

/** What somebody would gain and lose with another team role, and whether the team is left without a team admin (PRODUCT 3.6). */
export async function previewTeamRole(context: Context<Member>, { teamId, userId, role }: TeamGrant) {
  await authorizeTeamRole(context, { teamId, userId });
  return foresee(context, { whose: only(userId), teamIds: [teamId], becomes: (standing) => withPlace(standing, teamId, role) });
}

/** The same when they are taken out of it. */
export async function previewTeamRemoval(context: Context<Member>, { teamId, userId }: TeamPlace) {
  await authorizeTeamRemoval(context, { teamId, userId });
  return foresee(context, { whose: only(userId), teamIds: [teamId], becomes: (standing) => withPlace(standing, teamId, null) });
}

/** What follows from a team's deletion: who is in no other goes to `moveTo` (PRODUCT 3.5). */
export async function previewTeamDeletion(context: Context<Member>, { teamId, moveTo }: DeleteTeam) {
  await authorizeDeletion(context, { teamId, moveTo });
  return foresee(context, {
    whose: inTeams(context.tx, context.actor.accountId, [teamId]),
    teamIds: [teamId, ...(moveTo ? [moveTo] : [])],
    endingTeamId: teamId,
    becomes: (standing, teams) => {
      const rest = withPlace(standing, teamId, null);
      return moveTo && teams === 1 ? withPlace(rest, moveTo, plainTeamRole) : rest;
    },
  });
}

/** The same person with another role in one team, or in it no more. */
export function withPlace(standing: Standing, teamId: string, role: TeamRole | null): Standing {
  const others = [...standing.teamRoles].filter(([id]) => id !== teamId);
  return { ...standing, teamRoles: new Map(role ? [...others, [teamId, role]] : others) };
}
