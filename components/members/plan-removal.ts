import { restPost } from "#components/lists/rest-post.ts";
import { count, roleWord } from "#components/words.ts";
import { removeMembersAction } from "#lib/actions/members.ts";
import { type BulkPlan, idsOf, type PlanAsking, rowsOf } from "./bulk-plan.ts";

/** What removing several would do (PRODUCT 2.6, 5.11). */
export async function planRemoval({ slug, chosen, signal }: PlanAsking): Promise<BulkPlan> {
  const input = { userIds: idsOf(chosen) };
  const {
    rows: judged,
    confirm,
    ...foreseen
  } = await restPost<"member.previewRemovals">(`/orgs/${slug}/members/removal-preview`, input, signal);
  const rows = rowsOf(chosen, judged, ({ role }) => `${roleWord(role)} → removed`);
  const userIds = idsOf(rows.filter(({ ok }) => ok));
  return {
    rows,
    note: "Their access ends at once, with their places in teams and their roles in projects: the next request is refused, on every device. Each of them is told by mail.",
    foreseen,
    changing: userIds.length,
    typeToConfirm: confirm,
    action: `Remove ${count(userIds.length, "member")}`,
    danger: true,
    done: (people) => `${count(people, "member")} removed`,
    run: () => removeMembersAction(slug, { userIds, confirm }),
  };
}
