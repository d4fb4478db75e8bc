import { and, asc, desc, eq, gt } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitationBatches, invitationBatchRows, memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { notFound } from "#lib/errors.ts";
import { toInvitationCsv } from "#lib/invitation-csv.ts";
import type { BatchInput, BatchView } from "./input.ts";

/** How many of the last batches are listed. */
const batchesShown = 10;

const columns = {
  id: invitationBatches.id,
  total: invitationBatches.total,
  invited: invitationBatches.invited,
  refused: invitationBatches.refused,
  createdAt: invitationBatches.createdAt,
  finishedAt: invitationBatches.finishedAt,
  /** Null once they are no member any more. */
  madeByName: memberships.name,
};

/** The last batches, newest first, with how far each has come. */
export async function listBatches({ tx, actor }: Context<Member>) {
  const batches = await select(tx)
    .where(eq(invitationBatches.accountId, actor.accountId))
    .orderBy(desc(invitationBatches.createdAt), desc(invitationBatches.id))
    .limit(batchesShown);
  return { batches };
}

/** One batch and a page of its rows, those of one outcome or all. */
export async function viewBatch({ tx, actor }: Context<Member>, { batchId, outcome, after, limit }: BatchView) {
  const batch = await findBatch(tx, actor.accountId, batchId);
  const { position, email, name, role, teams, note, reason } = invitationBatchRows;
  const rows = await tx
    .select({ position, email, name, role, teams, note, outcome: invitationBatchRows.outcome, reason })
    .from(invitationBatchRows)
    .where(
      and(
        eq(invitationBatchRows.accountId, actor.accountId),
        eq(invitationBatchRows.batchId, batchId),
        after === undefined ? undefined : gt(position, after),
        outcome && eq(invitationBatchRows.outcome, outcome),
      ),
    )
    .orderBy(asc(position))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { ...batch, rows: shown, nextAfter: rows.length > limit ? (shown.at(-1)?.position ?? null) : null };
}

/** What was refused of a batch as a CSV to repair and upload again, each row with the reason. */
export async function exportRefused({ tx, actor }: Context<Member>, { batchId }: BatchInput) {
  await findBatch(tx, actor.accountId, batchId);
  const rows = await tx
    .select()
    .from(invitationBatchRows)
    .where(
      and(
        eq(invitationBatchRows.accountId, actor.accountId),
        eq(invitationBatchRows.batchId, batchId),
        eq(invitationBatchRows.outcome, "refused"),
      ),
    )
    .orderBy(asc(invitationBatchRows.position));
  const reasons = rows.map(({ reason }) => reason ?? "");
  return { filename: `${actor.slug}-refused.csv`, csv: toInvitationCsv(rows, reasons) };
}

async function findBatch(tx: RegionalTransaction, accountId: string, batchId: string) {
  const [batch] = await select(tx).where(and(eq(invitationBatches.accountId, accountId), eq(invitationBatches.id, batchId)));
  if (!batch) throw notFound("This list of invitations");
  return batch;
}

function select(tx: RegionalTransaction) {
  return tx
    .select(columns)
    .from(invitationBatches)
    .leftJoin(memberships, and(eq(memberships.accountId, invitationBatches.accountId), eq(memberships.userId, invitationBatches.madeBy)));
}
