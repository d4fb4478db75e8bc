import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { directory } from "#db/directory/client.ts";
import { sessions, users } from "#db/directory/schema.ts";
import { env } from "#lib/env.ts";
import type { Region } from "#lib/regions.ts";
import type { User } from "./actor.ts";

/** Days a session lives after its last use, and at most (PRODUCT 4.5). */
export const sessionSlidingDays = 30;
export const sessionMaximumDays = 90;

/** Hours within which transfer, dismissal and account deletion want a sign-in (PRODUCT 4.5). */
const freshSignInHours = 12;

/**
 * What a request brings to prove who asks. `found`, only where one request reads several operations: what the directory
 * answered the first of them. It never outlives the request.
 */
export type Caller = { sessionToken: string | null; clientAddress: string | null; found?: Found };
type Found = { user?: Promise<User | null>; organizations: Map<string, Promise<{ accountId: string; region: Region } | null>> };

/** The session cookie's name; `__Secure-` when the app is served over https, as Auth.js names it. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Secure-authjs.session-token" : "authjs.session-token";
}

export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The signed-in user, read from the directory on every request, or null. Expiry slides at most hourly. */
export async function findUser({ sessionToken, clientAddress }: Caller): Promise<User | null> {
  if (!sessionToken || sessionToken.length > 200) return null;
  const tokenHash = hashSessionToken(sessionToken);
  const [row] = await directory()
    .select({
      userId: users.id,
      sessionId: sessions.id,
      email: users.email,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      name: users.name,
      signedInRecently: sql<boolean>`${sessions.createdAt} > now() - make_interval(hours => ${freshSignInHours})`,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 hour'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, sql`now()`), eq(users.state, "active")));
  if (!row) return null;
  const { stale, ...user } = row;
  if (stale) await slide(tokenHash);
  return { kind: "user", ...user, clientAddress };
}

async function slide(tokenHash: string): Promise<void> {
  await directory()
    .update(sessions)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`least(now() + make_interval(days => ${sessionSlidingDays}), ${sessions.createdAt} + make_interval(days => ${sessionMaximumDays}))`,
    })
    .where(eq(sessions.tokenHash, tokenHash));
}
