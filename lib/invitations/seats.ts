import { eq } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { organizations } from "#db/regional/schema.ts";
import { AppError } from "#lib/errors.ts";

export type Seats = { paid: number; free: number };

/** `members + pending <= seats paid` (PRODUCT 5.6), under the account's lock; the constraint in the database says the same. Throws AppError "conflict". */
export function requireSeats(seats: Seats | null, wanted: number): void {
  if (!seats || wanted <= seats.free) return;
  const { free, paid } = seats;
  const needed = `${wanted} ${wanted === 1 ? "seat" : "seats"}`;
  throw new AppError("conflict", `This needs ${needed} and ${free} of ${paid} ${free === 1 ? "is" : "are"} free. Nothing was sent.`);
}

/** Seats paid and those of them that nobody uses or waits for; null when there is no limit. */
export async function findSeats(tx: RegionalTransaction, accountId: string): Promise<Seats | null> {
  const [counted] = await tx
    .select({ used: organizations.seatsUsed, reserved: organizations.seatsReserved, paid: organizations.seatsPaid })
    .from(organizations)
    .where(eq(organizations.accountId, accountId));
  return counted ? seatsOf(counted) : null;
}

/** As the database counts them. */
export type Counters = { used: number; reserved: number; paid: number | null };

export function seatsOf({ used, reserved, paid }: Counters): Seats | null {
  return paid === null ? null : { paid, free: Math.max(0, paid - used - reserved) };
}
