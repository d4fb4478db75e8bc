import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { z } from "zod";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitationBatches, invitationBatchRows } from "#db/regional/schema.ts";
import type { Job, Member } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { enter, lockAccount } from "#lib/actor/membership.ts";
import { id, region } from "#lib/fields.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { type Invited, writeInvitations } from "./create.ts";
import { expireDue } from "./expire-due.ts";
import { judgeRows } from "./judge.ts";
import { findSeats } from "./seats.ts";

export const sendBatchInput = z.strictObject({ region, accountId: id, batchId: id });
export type SendBatch = z.output<typeof sendBatchInput>;

/** Rows under one hold of the account's lock: others of the organization get their turn between two chunks. */
export const rowsPerChunk = 100;

/**
 * Works off a batch, chunk by chunk, each in a transaction with what it leaves written in its rows: killed anywhere it goes
 * on with the rows that wait, and repeated it invites nobody twice. What the sender may is read again in every chunk.
 */
export async function sendBatch({ actor, inAccount }: CrossingContext<Job>, input: SendBatch): Promise<void> {
  authorize(actor, "invitation.sendBatch");
  let going = true;
  while (going) going = await inAccount(input.region, input.accountId, (tx) => sendChunk(tx, input));
}

type Row = Pick<typeof invitationBatchRows.$inferSelect, "position" | "email" | "name" | "role" | "teams" | "note">;
type Settled = { position: number; outcome: "invited" | "refused"; verdict: string | null; reason: string | null };

/** Whether more is to be done. */
async function sendChunk(tx: RegionalTransaction, { accountId, batchId }: SendBatch): Promise<boolean> {
  if (!(await lockAccount(tx, accountId))) return false;
  const [batch] = await tx
    .select({ madeBy: invitationBatches.madeBy, clientAddress: invitationBatches.clientAddress })
    .from(invitationBatches)
    .where(and(eq(invitationBatches.accountId, accountId), eq(invitationBatches.id, batchId), isNull(invitationBatches.finishedAt)));
  if (!batch) return false;
  const rows = await waitingRows(tx, accountId, batchId);
  const { madeBy: userId, clientAddress } = batch;
  const sender = await enter(tx, { userId, clientAddress, signedInRecently: false }, accountId, "write");
  const settled = sender
    ? await settle(tx, sender, rows)
    : rows.map((row) => refused(row, "senderGone", "Whoever sent this is no longer a member."));
  await writeOutcomes(tx, accountId, batchId, settled);
  return rows.length === rowsPerChunk;
}

async function waitingRows(tx: RegionalTransaction, accountId: string, batchId: string): Promise<Row[]> {
  const { position, email, name, role, teams, note } = invitationBatchRows;
  return tx
    .select({ position, email, name, role, teams, note })
    .from(invitationBatchRows)
    .where(
      and(
        eq(invitationBatchRows.accountId, accountId),
        eq(invitationBatchRows.batchId, batchId),
        eq(invitationBatchRows.outcome, "waiting"),
      ),
    )
    .orderBy(asc(position))
    .limit(rowsPerChunk);
}

/** Invites whom the sender can invite now, as far as seats reach; the answers are in the order of the rows. */
async function settle(tx: RegionalTransaction, sender: Member, rows: readonly Row[]): Promise<Settled[]> {
  const general = decide(sender, "invitation.create");
  if (!general.allowed)
    return rows.map((row) => refused(row, "senderMayNot", `Whoever sent this may not invite any more. ${general.reason}`));
  await expireDue(tx, sender.accountId);
  const seats = await findSeats(tx, sender.accountId);
  const judged = await judgeRows(
    tx,
    sender,
    rows.map(({ position: _, ...row }) => row),
  );
  const invited: Invited[] = [];
  const settled = rows.map((row, index): Settled => {
    const { problem, invitation } = judged[index] ?? {};
    if (problem) return refused(row, problem.verdict, problem.sentence);
    if (!invitation) throw new Error("A row was not judged");
    if (seats && invited.length >= seats.free) return refused(row, "noSeat", `All ${seats.paid} seats are taken.`);
    invited.push({ invitationId: uuidv7(), ...invitation });
    return { position: row.position, outcome: "invited", verdict: null, reason: null };
  });
  await writeInvitations(tx, sender, invited);
  return settled;
}

function refused({ position }: Row, verdict: string, reason: string): Settled {
  return { position, outcome: "refused", verdict, reason };
}

/** The rows and the counts beside them, which finish the batch with its last row. */
async function writeOutcomes(tx: RegionalTransaction, accountId: string, batchId: string, settled: readonly Settled[]): Promise<void> {
  await tx.execute(sql`update ${invitationBatchRows} set outcome = done.outcome, verdict = done.verdict, reason = done.reason
    from json_to_recordset(${JSON.stringify(settled)}::text::json) as done (position integer, outcome text, verdict text, reason text)
    where account_id = ${accountId} and batch_id = ${batchId} and ${invitationBatchRows.position} = done.position`);
  const invited = settled.filter(({ outcome }) => outcome === "invited").length;
  const left = settled.length - invited;
  await tx
    .update(invitationBatches)
    .set({
      invited: sql`${invitationBatches.invited} + ${invited}`,
      refused: sql`${invitationBatches.refused} + ${left}`,
      finishedAt: sql`case when ${invitationBatches.invited} + ${invitationBatches.refused} + ${settled.length} = ${invitationBatches.total} then clock_timestamp() end`,
    })
    .where(and(eq(invitationBatches.accountId, accountId), eq(invitationBatches.id, batchId)));
}
