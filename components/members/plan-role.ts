import { restPost } from "#components/lists/rest-post.ts";
import { articleOf, count, roleWord } from "#components/words.ts";
import { changeRolesAction } from "#lib/actions/members.ts";
import { type BulkPlan, idsOf, type PlanAsking, rowsOf } from "./bulk-plan.ts";
import type { MemberRow } from "./member-query.ts";

/** What giving one role to several would do (PRODUCT 2.2, 2.6). */
export async function planRole(role: MemberRow["role"], { slug, chosen, signal }: PlanAsking): Promise<BulkPlan> {
  const input = { userIds: idsOf(chosen), role };
  const {
    rows: judged,
    changing,
    ...foreseen
  } = await restPost<"member.previewRoles">(`/orgs/${slug}/members/role-preview`, input, signal);
  const word = roleWord(role).toLowerCase();
  const rows = rowsOf(chosen, judged, (member) =>
    member.role === role ? `Is ${word} already` : `${roleWord(member.role)} → ${roleWord(role)}`,
  );
  const userIds = idsOf(rows.filter(({ ok }) => ok));
  return {
    rows,
    note: "The new role holds from their next request. Each of them is told by mail.",
    foreseen,
    changing,
    action: changing === 1 ? `Make 1 person ${articleOf(role)} ${word}` : `Make ${changing} people ${word}s`,
    danger: false,
    done: () => `${count(changing, "role")} changed`,
    run: () => changeRolesAction(slug, { userIds, role }),
  };
}
