import { and, asc, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectRoles } from "#db/regional/schema.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import type { ProjectPermission } from "#lib/policy/permissions.ts";

/** A team's custom roles by name (PRODUCT 3.4). */
export function customRolesOf(tx: RegionalTransaction, accountId: string, teamId: string) {
  return tx
    .select({ id: projectRoles.id, name: projectRoles.name, permissions: projectRoles.permissions })
    .from(projectRoles)
    .where(and(eq(projectRoles.accountId, accountId), eq(projectRoles.teamId, teamId)))
    .orderBy(asc(sql`lower(${projectRoles.name})`));
}

export function describeAll(permissions: readonly ProjectPermission[]): string[] {
  return permissions.map((permission) => describePermission(permission));
}
