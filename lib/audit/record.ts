import { type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { insertRows, type Rows } from "#db/insert-rows.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { auditEvents } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
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

/** Writes one audit row in the transaction of the change (PRODUCT 11.1); a trigger numbers and chains it. Returns its number. */
export async function record(tx: RegionalTransaction, actor: Member | User | Job, accountId: string, event: AuditEvent): Promise<number> {
  const [number] = await recordAll(tx, actor, accountId, [event]);
  return number ?? notWritten();
}

/** The same for many changes at once, numbered in the order given: one statement, none for none. Returns their numbers. */
export async function recordAll(
  tx: RegionalTransaction,
  actor: Member | User | Job,
  accountId: string,
  events: AuditEvent[],
): Promise<number[]> {
  if (events.length === 0) return [];
  const rows = auditRows(actor, accountId, events);
  const written = await write(tx, { rows });
  const numberOf = new Map(written.map(({ id, number }) => [id, Number(number)]));
  return rows.map(({ id }) => numberOf.get(id) ?? notWritten());
}

function notWritten(): never {
  throw new Error("An audit row was not written");
}

const write = statement<{ rows: AuditRows }, { id: string; number: string }>(({ rows }) => sql`${recording(rows)} returning id, number`);

const columns = [
  "accountId",
  "id",
  "actorKind",
  "actorUserId",
  "actorName",
  "event",
  "targetId",
  "targetName",
  "clientAddress",
  "details",
] as const;
export type AuditRows = Rows<typeof auditEvents, (typeof columns)[number]>;

/** The insert of what `auditRows` made, to be sent with others that write what it tells. */
export function recording(rows: SQL): SQL {
  return insertRows(auditEvents, columns, rows);
}

export function auditRows(actor: Member | User | Job, accountId: string, events: readonly AuditEvent[]): AuditRows {
  return events.map(({ event, target, details }) => ({
    accountId,
    id: uuidv7(),
    actorKind: actor.kind === "job" ? "job" : "user",
    actorUserId: actor.kind === "job" ? null : actor.userId,
    actorName: actor.kind === "job" ? actor.task : (actor.name ?? actor.email),
    event,
    targetId: target?.id ?? null,
    targetName: target?.name ?? null,
    clientAddress: actor.kind === "job" ? null : actor.clientAddress,
    details: JSON.stringify(details ?? {}),
  }));
}
