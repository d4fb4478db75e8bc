import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { authorizeRoleChange } from "./change-role.ts";
import { foresee, only } from "./foresee.ts";
import type { ChangeRole } from "./input.ts";

/** What a member would gain and lose with another role, and which of their invitations would be cancelled (PRODUCT 2.6). */
export async function previewRoleChange(context: Context<Member>, input: ChangeRole) {
  await authorizeRoleChange(context, input);
  return foresee(context, { whose: only(input.userId), becomes: (standing) => ({ ...standing, role: input.role }) });
}
