import { and, eq, sql } from "drizzle-orm";
import { accounts } from "#db/regional/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import type { Region } from "#lib/regions.ts";

/** Rows erased in one transaction, so that no lock is held for long. */
const chunkRows = 5000;

/** Marks a personal account, then erases it in chunks until nothing of it is left. May be repeated. */
export async function erasePersonalAccount(
  inAccount: CrossingContext<Job>["inAccount"],
  { region, accountId }: { region: Region; accountId: string },
): Promise<void> {
  await inAccount(region, accountId, (tx) =>
    tx
      .update(accounts)
      .set({ state: "dismissing" })
      .where(and(eq(accounts.accountId, accountId), eq(accounts.kind, "personal"))),
  );
  let finished = false;
  while (!finished) {
    const [step] = await inAccount(region, accountId, (tx) =>
      tx.execute<{ finished: boolean }>(sql`select app.erase_personal_account(${chunkRows}) as finished`),
    );
    finished = step?.finished ?? true;
  }
}
