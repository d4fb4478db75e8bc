import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { anyOf, foresee } from "./foresee.ts";
import { judgeRoleChanges } from "./give-role.ts";
import type { ChangeRoles, PreviewRemovals } from "./input.ts";
import { findLeaders } from "./leaders.ts";
import { allowed, rowsOf } from "./one-by-one.ts";
import { judgeRemovals } from "./remove-all.ts";
import { removalWords } from "./remove-many.ts";

/** Of several people, whose role may be changed to this one and why others' may not, and what follows in all (PRODUCT 2.2, 2.6). */
export async function previewRoles(context: Context<Member>, { userIds, role }: ChangeRoles) {
  const { tx, actor } = context;
  const judged = await judgeRoleChanges(context, { userIds, role });
  const changing = allowed(judged).filter((member) => member.role !== role);
  return {
    rows: rowsOf(judged, await findLeaders(tx, actor)),
    changing: changing.length,
    ...(await foresee(context, { whose: anyOf(changing), becomes: (standing) => ({ ...standing, role }) })),
  };
}

/** Of several people, who may be removed and why others may not, and what ends with them in all (PRODUCT 2.6, 5.11). */
export async function previewRemovals(context: Context<Member>, { userIds }: PreviewRemovals) {
  const { tx, actor } = context;
  const judged = await judgeRemovals(context, userIds);
  const going = allowed(judged);
  return {
    rows: rowsOf(judged, await findLeaders(tx, actor)),
    /** What is typed to confirm. */
    confirm: removalWords(going.length),
    ...(await foresee(context, { whose: anyOf(going), becomes: () => null })),
  };
}
