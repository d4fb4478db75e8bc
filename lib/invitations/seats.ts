import { eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { organizations } from "#db/regional/schema.ts";
import { AppError } from "#lib/errors.ts";

/** `members + pending <= seats paid` (PRODUCT 5.6), under the account's lock; the constraint in the database says the same. Throws AppError "conflict". */
export async function requireSeats(tx: RegionalTransaction, accountId: string, wanted: number): Promise<void> {
  const seats = await findSeats(tx, accountId);
  if (!seats || wanted <= seats.free) return;
  const { free, paid } = seats;
  const needed = `${wanted} ${wanted === 1 ? "seat" : "seats"}`;
  throw new AppError("conflict", `This needs ${needed} and ${free} of ${paid} ${free === 1 ? "is" : "are"} free. Nothing was sent.`);
}

/** Seats paid and those of them that nobody uses or waits for; null when there is no limit. */
export async function findSeats(tx: RegionalTransaction, accountId: string): Promise<{ paid: number; free: number } | null> {
  const [seats] = await tx
    .select({ used: organizations.seatsUsed, reserved: organizations.seatsReserved, paid: organizations.seatsPaid })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  if (!seats || seats.paid === null) return null;
  return { paid: seats.paid, free: Math.max(0, seats.paid - seats.used - seats.reserved) };
}
