import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { askablePermissions, asksAbout } from "#lib/policy/questions.ts";
import { organizationRoleNames } from "#lib/policy/role-names.ts";
import { organizationRoles } from "#lib/policy/roles.ts";
import { roleTables } from "#lib/policy/tables.ts";

/** The permission tables of PRODUCT 2 and 3, as the policy answers them (PRODUCT 2.10); `mine` names the reader's column. */
export async function viewRoles({ actor }: Pick<Context<Member>, "actor">) {
  return {
    tables: roleTables(),
    mine: organizationRoleNames[actor.role],
    /** What can be asked about somebody, and what else goes into each question. */
    questions: askablePermissions.map((permission) => ({
      permission,
      description: describePermission(permission),
      asks: asksAbout(permission),
    })),
    roles: organizationRoles,
  };
}
