import { roleTables } from "#lib/policy/tables.ts";

/** The permission tables of PRODUCT 2 and 3, as the policy answers them (PRODUCT 2.10). */
export async function viewRoles() {
  return { tables: roleTables() };
}
