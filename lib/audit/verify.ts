import { sql } from "drizzle-orm";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";

/** Recomputes the whole chain: an edit, a gap or a cut tail shows as the first bad number (PRODUCT 11.1). */
export async function verifyAudit({ tx }: Context<Member>) {
  const [row] = await tx.execute<{ ok: boolean; first_bad_number: string | null; head: string; events: string }>(
    sql`select * from app.verify_audit()`,
  );
  if (!row) throw new Error("app.verify_audit() answered nothing");
  return {
    ok: row.ok,
    firstBadNumber: row.first_bad_number === null ? null : Number(row.first_bad_number),
    head: Number(row.head),
    events: Number(row.events),
  };
}
