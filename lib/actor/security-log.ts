import { uuidv7 } from "uuidv7";
import type { DirectoryTransaction } from "#db/directory/client.ts";
import { securityEvents } from "#db/directory/schema.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";

export type SecurityEventName =
  | "signedIn"
  | "signedOut"
  | "signedOutEverywhere"
  | "sessionRevoked"
  | "emailChanged"
  | "passkeyAdded"
  | "passkeyRemoved"
  | `${SignInProvider}Linked`
  | `${SignInProvider}Unlinked`;

/** One row of the security log on the profile (PRODUCT 11.3); returns its id. */
export async function recordSecurity(
  tx: DirectoryTransaction,
  { userId, clientAddress, userAgent }: { userId: string; clientAddress: string | null; userAgent?: string | null },
  event: SecurityEventName,
): Promise<string> {
  const id = uuidv7();
  await tx.insert(securityEvents).values({ id, userId, event, clientAddress, userAgent: userAgent ?? null });
  return id;
}
