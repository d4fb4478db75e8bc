import { uuidv7 } from "uuidv7";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { auditEvents } from "#db/regional/schema.ts";
import type { Job, Member, User } from "#lib/actor/actor.ts";

/** Every event the audit log knows; `components/audit/event-words.ts` has the words. */
export const auditEventNames = [
  "organization.created",
  "organization.updated",
  "member.joined",
  "member.roleChanged",
  "invitation.created",
  /** Many at once; each that is sent has its own row as well. */
  "invitation.batchCreated",
  "invitation.linkCopied",
  /** By somebody who was a member already; others have joined. */
  "invitation.accepted",
  "invitation.cancelled",
  "invitation.expired",
  "organization.transferred",
  "organization.dismissed",
  "member.removed",
  "member.left",
  "invitation.resent",
  "invitation.declined",
  "invitation.removed",
  "team.created",
  "team.renamed",
  "team.deleted",
  "team.memberAdded",
  "team.selfGranted",
  "team.memberRemoved",
  "team.roleChanged",
  "project.created",
  "project.updated",
  "project.apisChanged",
  "project.roleChanged",
  "project.selfGranted",
  "project.moved",
  "project.deleted",
  "projectRole.created",
  "projectRole.updated",
  "projectRole.deleted",
  "account.created",
] as const;
export type AuditEventName = (typeof auditEventNames)[number];

type AuditEvent = {
  event: AuditEventName;
  target?: { id: string; name: string };
  /** What changed, before and after; never a secret, a token or a link. */
  details?: Record<string, unknown>;
};

/** Rows of one insert: each has a dozen parameters, and a statement takes 65,535. */
const rowsPerInsert = 1000;

/** Writes one audit row in the transaction of the change (PRODUCT 11.1); a trigger numbers and chains it. Returns its number. */
export async function record(tx: RegionalTransaction, actor: Member | User | Job, accountId: string, event: AuditEvent): Promise<number> {
  const [row] = await recording(tx, actor, accountId, [event]).returning({ number: auditEvents.number });
  return row?.number ?? notWritten();
}

/** The same for many changes at once, numbered in the order given: one statement for a thousand, none for none. Returns their numbers. */
export async function recordAll(
  tx: RegionalTransaction,
  actor: Member | User | Job,
  accountId: string,
  events: AuditEvent[],
): Promise<number[]> {
  const numbers: number[] = [];
  for (let start = 0; start < events.length; start += rowsPerInsert) {
    const rows = events.slice(start, start + rowsPerInsert).map((event) => rowOf(actor, accountId, event));
    const written = await tx.insert(auditEvents).values(rows).returning({ id: auditEvents.id, number: auditEvents.number });
    const numberOf = new Map(written.map(({ id, number }) => [id, number]));
    numbers.push(...rows.map(({ id }) => numberOf.get(id) ?? notWritten()));
  }
  return numbers;
}

/** The insert of up to a thousand rows, to be sent with others that write what it tells. */
export function recording(tx: RegionalTransaction, actor: Member | User | Job, accountId: string, events: readonly AuditEvent[]) {
  return tx.insert(auditEvents).values(events.map((event) => rowOf(actor, accountId, event)));
}

function notWritten(): never {
  throw new Error("An audit row was not written");
}

function rowOf(actor: Member | User | Job, accountId: string, { event, target, details }: AuditEvent): typeof auditEvents.$inferInsert {
  return {
    accountId,
    id: uuidv7(),
    actorKind: actor.kind === "job" ? "job" : "user",
    actorUserId: actor.kind === "job" ? null : actor.userId,
    actorName: actor.kind === "job" ? actor.task : (actor.name ?? actor.email),
    event,
    targetId: target?.id,
    targetName: target?.name,
    clientAddress: actor.kind === "job" ? null : actor.clientAddress,
    details: JSON.stringify(details ?? {}),
  };
}
