import { createHash } from "node:crypto";
import type { auditEvents } from "./regional/schema.ts";

/**
 * The audit chain, as the trigger of migration `audit_chain` writes it and `app.verify_audit()` recomputes it:
 * for whoever checks an export without our database. An event's hash is SHA-256, in hex, of its fields in the
 * order of `canonical`, each as `<bytes>:<text>,`, or `-,` when null.
 */
export type AuditEvent = typeof auditEvents.$inferSelect;

export type ChainVerdict = { ok: boolean; firstBadNumber: number | null; head: number; events: number };

/** `events` in the order of their numbers and complete; `head` as the account's row or the export says. */
export function verifyChain(events: readonly AuditEvent[], head: { number: number; hash: string }): ChainVerdict {
  let previousHash = "";
  let expected = 1;
  for (const event of events) {
    if (event.number !== expected) return verdict(expected);
    if (event.previousHash !== previousHash || event.hash !== auditHash(event) || detailsDiffer(event)) return verdict(event.number);
    previousHash = event.hash;
    expected += 1;
  }
  const last = expected - 1;
  if (last !== head.number) return verdict(Math.min(last, head.number) + 1);
  return verdict(previousHash === head.hash ? null : last);

  function verdict(firstBadNumber: number | null): ChainVerdict {
    return { ok: firstBadNumber === null, firstBadNumber, head: head.number, events: events.length };
  }
}

export function auditHash(event: AuditEvent): string {
  return sha256(canonical(event).map(field).join(""));
}

function canonical(event: AuditEvent): (string | null)[] {
  return [
    event.accountId,
    String(event.number),
    event.id,
    withMicroseconds(event.at),
    event.actorKind,
    event.actorUserId,
    event.actorName,
    event.event,
    event.targetId,
    event.targetName,
    event.clientAddress,
    event.detailsHash,
    event.previousHash,
  ];
}

function field(value: string | null): string {
  return value === null ? "-," : `${Buffer.byteLength(value)}:${value},`;
}

/** PostgreSQL drops trailing zeros when it prints an instant. */
function withMicroseconds(at: string): string {
  const [seconds = "", fraction = ""] = at.replace("Z", "").split(".");
  return `${seconds}.${fraction.padEnd(6, "0")}Z`;
}

/** Erased details (null under a hash) are no fault: the chain covers their hash. */
function detailsDiffer({ details, detailsHash }: AuditEvent): boolean {
  return details !== null && detailsHash !== sha256(details);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
