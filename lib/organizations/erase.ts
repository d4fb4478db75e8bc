import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { organizationDirectory } from "#db/directory/schema.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { region } from "#lib/fields.ts";
import { log } from "#lib/log.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { Region } from "#lib/regions.ts";

export const eraseOrganizationsInput = z.strictObject({ region });

type Databases = Pick<CrossingContext<Job>, "inDirectory" | "inAccount">;

/** Rows erased in one transaction, so that no lock is held for long. */
const chunkRows = 5000;

/**
 * Finishes every dismissal begun in a region: the slug is retired, then the rows go in chunks, until the tombstone is left.
 * Killed at any step it goes on where it was (ARCHITECTURE 5).
 */
export async function eraseOrganizations(
  { actor, inDirectory, inRegion, inAccount }: CrossingContext<Job>,
  input: z.output<typeof eraseOrganizationsInput>,
): Promise<void> {
  authorize(actor, "organization.erase");
  const due = await inRegion(input.region, (tx) =>
    tx.execute<{ account_id: string }>(sql`select account_id from app.due_accounts('dismissals') as account_id`),
  );
  for (const { account_id: accountId } of due) {
    await erase({ inDirectory, inAccount }, input.region, accountId).catch((error: unknown) => {
      // One that fails holds up no other.
      log.warn({ err: error, accountId }, "a dismissal could not be finished; the next round goes on");
    });
  }
}

async function erase({ inDirectory, inAccount }: Databases, place: Region, accountId: string): Promise<void> {
  const itself = and(eq(organizationDirectory.organizationId, accountId), inArray(organizationDirectory.state, ["creating", "active"]));
  await inDirectory((tx) => tx.update(organizationDirectory).set({ state: "retired" }).where(itself));
  let finished = false;
  while (!finished) {
    const [step] = await inAccount(place, accountId, (tx) =>
      tx.execute<{ finished: boolean }>(sql`select app.erase_organization(${chunkRows}) as finished`),
    );
    finished = step?.finished ?? true;
  }
}
