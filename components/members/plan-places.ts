import { restPost } from "#components/lists/rest-post.ts";
import { count, teamRoleWord } from "#components/words.ts";
import { addTeamMembersAction, removeTeamMembersAction } from "#lib/actions/teams.ts";
import type { TeamName } from "#components/teams/choose-team.tsx";
import type { InputOf } from "#lib/operations/perform.ts";
import { type BulkPlan, idsOf, type PlanAsking, rowsOf } from "./bulk-plan.ts";

type TeamRole = InputOf<"team.addMembers">["people"][number]["role"];

/** Where they join or leave; `role` is what they become there. */
export type PlanTeam = TeamName & { role: TeamRole };

/** What adding several to a team would do (PRODUCT 3.1). */
export async function planJoining({ id: teamId, name, role }: PlanTeam, { slug, chosen, signal }: PlanAsking): Promise<BulkPlan> {
  const typed = { teamId, rows: chosen.map(({ email }) => ({ email, role })) };
  const checked = await restPost<"team.checkPeople">(`/orgs/${slug}/teams/${teamId}/members/check`, typed, signal);
  const word = teamRoleWord(role).toLowerCase();
  const rows = chosen.map(({ userId, name: person, email, isYou }, index) => {
    const problem = checked.rows[index]?.problem;
    const sentence = problem?.sentence ?? (isYou ? `Joins as ${word}: a self-grant, named so in the audit log` : `Joins as ${word}`);
    return { userId, name: person, email, ok: !problem, sentence };
  });
  const people = rows.filter(({ ok }) => ok).map(({ userId }) => ({ userId, role }));
  return {
    rows: rows.toSorted((one, other) => Number(one.ok) - Number(other.ok)),
    note: `They see ${name} and its projects from their next request, as far as a ${word} may.`,
    action: `Add ${count(people.length, "person", "people")}`,
    danger: false,
    done: (joined) => `${count(joined, "person", "people")} joined ${name}`,
    run: () => addTeamMembersAction(slug, { teamId, people }),
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
    action: `Take out ${count(userIds.length, "person", "people")}`,
    danger: true,
    done: (people) => `${count(people, "person", "people")} left ${name}`,
    run: () => removeTeamMembersAction(slug, { teamId, userIds }),
  };
}
