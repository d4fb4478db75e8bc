import { and, eq, inArray } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectGrants, projectRoles, projects } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { customRoleIs, openTo, ownRoleIs } from "#lib/actor/project-role.ts";

/** What the log calls a project that its reader may not open. */
export const hiddenProject = "a project";

type Row = { event: string; targetId: string | null };

/**
 * Which rows of the log are about a project that the reader may not open: one that is no more is opened by nobody, and
 * the owner alone reads of it (PRODUCT 3.9). Rows are hidden when read and never changed, so the chain stays whole.
 */
export async function hiddenAmong(tx: RegionalTransaction, actor: Member, rows: readonly Row[]): Promise<(row: Row) => boolean> {
  const visible = openTo(actor);
  const ids = [...new Set(rows.filter(isAboutProject).flatMap(({ targetId }) => targetId ?? []))];
  if (!visible || ids.length === 0) return () => false;
  const found = await tx
    .select({ id: projects.id })
    .from(projects)
    .leftJoin(projectGrants, ownRoleIs(actor.accountId, actor.userId))
    .leftJoin(projectRoles, customRoleIs(actor.accountId))
    .where(and(eq(projects.accountId, actor.accountId), inArray(projects.id, ids), visible));
  const open = new Set(found.map(({ id }) => id));
  return (row) => isAboutProject(row) && !open.has(row.targetId ?? "");
}

/** The target of each such event is the project itself. */
function isAboutProject({ event }: Pick<Row, "event">): boolean {
  return event.startsWith("project.");
}
