import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { enqueue } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitationBatches, invitationBatchRows } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { authorize } from "#lib/policy/decide.ts";
import { plainOrganizationRole } from "#lib/policy/roles.ts";
import type { InvitationRows } from "./input.ts";
import { type JudgedRow, judgeRows } from "./judge.ts";

/**
 * Keeps the rows as a batch and has a job send the good ones; bad ones are refused at once, each with its reason (PRODUCT 6.3).
 * Whoever may invite at all may begin one; the rank rule is asked for every row.
 */
export async function createBulk({ tx, actor }: Context<Member>, { rows }: InvitationRows) {
  authorize(actor, "invitation.create", { grants: plainOrganizationRole });
  const judged = await judgeRows(tx, actor, rows);
  const refused = judged.filter(({ problem }) => problem).length;
  const batchId = uuidv7();
  await writeBatch(tx, actor, batchId, judged, refused);
  await record(tx, actor, actor.accountId, {
    event: "invitation.batchCreated",
    target: { id: batchId, name: `${rows.length} ${rows.length === 1 ? "row" : "rows"}` },
    details: { rows: rows.length, refused },
  });
  if (refused < rows.length) await enqueue(tx, "invitation.sendBatch", { accountId: actor.accountId, batchId }, `batch:${batchId}`);
  return { batchId, total: rows.length, waiting: rows.length - refused, refused };
}

async function writeBatch(
  tx: RegionalTransaction,
  { accountId, userId, clientAddress }: Member,
  batchId: string,
  judged: readonly JudgedRow[],
  refused: number,
): Promise<void> {
  const total = judged.length;
  await tx.insert(invitationBatches).values({
    accountId,
    id: batchId,
    madeBy: userId,
    clientAddress,
    total,
    refused,
    finishedAt: refused === total ? sql`now()` : null,
  });
  const rows = judged.map(({ row, problem }, index) => ({
    account_id: accountId,
    batch_id: batchId,
    position: index + 1,
    ...row,
    outcome: problem ? "refused" : "waiting",
    verdict: problem?.verdict ?? null,
    reason: problem?.sentence ?? null,
  }));
  // One parameter, however many rows.
  await tx.execute(sql`insert into ${invitationBatchRows}
    select * from json_populate_recordset(null::${invitationBatchRows}, ${JSON.stringify(rows)}::text::json)`);
}
