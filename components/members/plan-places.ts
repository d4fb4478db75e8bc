import { restPost } from "#components/lists/rest-post.ts";
import { projectRoleWord } from "#components/projects/role-words.ts";
import { count, teamRoleWord } from "#components/words.ts";
import { addTeamMembersAction, removeTeamMembersAction } from "#lib/actions/teams.ts";
import type { TeamName } from "#components/teams/choose-team.tsx";
import type { InputOf } from "#lib/operations/perform.ts";
import { type BulkPlan, idsOf, type PlanAsking, rowsOf } from "./bulk-plan.ts";

type TeamRole = InputOf<"team.addMembers">["people"][number]["role"];

/** Where they join or leave; `role` is what they become there. */
export type PlanTeam = TeamName & { role: TeamRole };

/** What adding several to a team would do (PRODUCT 3.1, 3.2). */
export async function planJoining({ id: teamId, name, role }: PlanTeam, { slug, chosen, signal }: PlanAsking): Promise<BulkPlan> {
  const input = { teamId, people: chosen.map(({ userId }) => ({ userId, role })) };
  const path = `/orgs/${slug}/teams/${teamId}/members/addition-preview`;
  const { rows: judged, joining, ...foreseen } = await restPost<"team.previewAdditions">(path, input, signal);
  const word = teamRoleWord(role).toLowerCase();
  const roles = new Map(joining.map(({ userId, projectRole }) => [userId, projectRole]));
  const rows = rowsOf(chosen, judged, ({ userId, isYou }) => {
    const projectRole = roles.get(userId);
    if (!projectRole) return `Is in ${name} already, as ${word}`;
    const joins = `Joins as ${word}, ${projectRoleWord({ role: projectRole, customName: null }).toLowerCase()} in its projects`;
    return isYou ? `${joins}: a self-grant, named so in the audit log` : joins;
  });
  return {
    rows,
    note: `They see ${name} and its projects from their next request. A role of their own in a project stays as it is.`,
    foreseen,
    changing: joining.length,
    action: `Add ${count(joining.length, "person", "people")}`,
    danger: false,
    done: (people) => `${count(people, "person", "people")} joined ${name}`,
    run: () => addTeamMembersAction(slug, { teamId, people: joining.map(({ userId }) => ({ userId, role })) }),
  };
}

/** What taking several out of a team would do (PRODUCT 3.5, 3.6). */
export async function planTakingOut({ id: teamId, name }: PlanTeam, { slug, chosen, signal }: PlanAsking): Promise<BulkPlan> {
  const input = { teamId, userIds: idsOf(chosen) };
  const path = `/orgs/${slug}/teams/${teamId}/members/removal-preview`;
  const { rows: judged, ...foreseen } = await restPost<"team.previewRemovals">(path, input, signal);
  const rows = rowsOf(chosen, judged, () => `Leaves ${name}`);
  const userIds = idsOf(rows.filter(({ ok }) => ok));
  return {
    rows,
    note: "They stay in the organization and in their other teams.",
    foreseen,
    changing: userIds.length,
    action: `Take out ${count(userIds.length, "person", "people")}`,
    danger: true,
    done: (people) => `${count(people, "person", "people")} left ${name}`,
    run: () => removeTeamMembersAction(slug, { teamId, userIds }),
  };
}
