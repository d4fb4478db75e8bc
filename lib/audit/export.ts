import { desc, eq } from "drizzle-orm";
import { accounts, auditEvents } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { toCsv } from "#lib/csv.ts";
import { hiddenAmong, hiddenProject } from "./hidden-projects.ts";

/** Events in one file; with their details they have some 10 MB. */
export const auditExportMaxEvents = 10_000;

const columns = {
  number: auditEvents.number,
  at: auditEvents.at,
  actor_kind: auditEvents.actorKind,
  actor_id: auditEvents.actorUserId,
  actor_name: auditEvents.actorName,
  event: auditEvents.event,
  target_id: auditEvents.targetId,
  target_name: auditEvents.targetName,
  client_address: auditEvents.clientAddress,
  details: auditEvents.details,
  details_hash: auditEvents.detailsHash,
  previous_hash: auditEvents.previousHash,
  hash: auditEvents.hash,
};

/**
 * The newest events as CSV with their hashes; every row repeats the number and hash of the log's head, so that a cut file
 * shows (PRODUCT 11.1). Of projects that the reader may not open it says what the page says (PRODUCT 3.9). The file's name says which events are in it: `acme-audit-1-to-1204.csv`.
 */
export async function exportAudit({ tx, actor }: Context<Member>) {
  const [head] = await tx
    .select({ head_number: accounts.auditHeadNumber, head_hash: accounts.auditHeadHash })
    .from(accounts)
    .where(eq(accounts.accountId, actor.accountId));
  const rows = await tx
    .select(columns)
    .from(auditEvents)
    .where(eq(auditEvents.accountId, actor.accountId))
    .orderBy(desc(auditEvents.number))
    .limit(auditExportMaxEvents);
  const isHidden = await hiddenAmong(
    tx,
    actor,
    rows.map(({ event, target_id: targetId }) => ({ event, targetId })),
  );
  const { head_number = 0, head_hash = "" } = head ?? {};
  const csv = toCsv(
    [...Object.keys(columns), "head_number", "head_hash"],
    rows.map((row) => {
      const hidden = isHidden({ event: row.event, targetId: row.target_id });
      const shown = hidden ? { ...row, target_id: null, target_name: hiddenProject, details: null } : row;
      return [...Object.values(shown), head_number, head_hash];
    }),
  );
  return { filename: `${actor.slug}-audit-${rows.at(-1)?.number ?? 0}-to-${head_number}.csv`, csv };
}
