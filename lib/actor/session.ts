import { createHash } from "node:crypto";
import { and, eq, gt, sql } from "drizzle-orm";
import { directory, type DirectoryDatabase } from "#db/directory/client.ts";
import { organizationDirectory, sessions, users } from "#db/directory/schema.ts";
import { madeOnce } from "#db/made-once.ts";
import { env } from "#lib/env.ts";
import type { Region } from "#lib/regions.ts";
import type { User } from "./actor.ts";

/** Days a session lives after its last use, and at most (PRODUCT 4.5). */
export const sessionSlidingDays = 30;
export const sessionMaximumDays = 90;

/** Hours within which transfer, dismissal and account deletion want a sign-in (PRODUCT 4.5). */
const freshSignInHours = 12;

/** Where an organization lives. */
export type Place = { accountId: string; region: Region };

/** Who asks, and where the organization is whose slug was asked for; null where that is not in use, half-made or retired. */
type Found = { user: User; place: Place | null };

/**
 * What a request brings to prove who asks. `found`, only where one request reads several operations: what the directory
 * answered to the first of them, by slug. It never outlives the request.
 */
export type Caller = { sessionToken: string | null; clientAddress: string | null; found?: Map<string, Promise<Found | null>> };

/** The session cookie's name; `__Secure-` when the app is served over https, as Auth.js names it. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Secure-authjs.session-token" : "authjs.session-token";
}

export function hashSessionToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** The signed-in user, read from the directory on every request, or null. Expiry slides at most hourly. */
export async function findUser(caller: Caller): Promise<User | null> {
  return (await findUserAt(caller, ""))?.user ?? null;
}

/** The same and, in the same query, where the organization of this slug lives. */
export async function findUserAt({ sessionToken, clientAddress }: Caller, slug: string): Promise<Found | null> {
  if (!sessionToken || sessionToken.length > 200) return null;
  const tokenHash = hashSessionToken(sessionToken);
  // A NUL, which no slug has, is an error to PostgreSQL.
  const [row] = await lookUp(directory()).execute({ tokenHash, slug: /^[a-z0-9-]{3,40}$/.test(slug) ? slug : "" });
  if (!row) return null;
  const { stale, accountId, region, ...user } = row;
  if (stale) await slide(tokenHash);
  return { user: { kind: "user", ...user, clientAddress }, place: accountId && region ? { accountId, region } : null };
}

/** Every request asks this, so it is written once. */
const lookUp = madeOnce((database: DirectoryDatabase) =>
  database
    .select({
      userId: users.id,
      sessionId: sessions.id,
      email: users.email,
      emailVerified: sql<boolean>`${users.emailVerifiedAt} is not null`,
      name: users.name,
      signedInRecently: sql<boolean>`${sessions.createdAt} > now() - make_interval(hours => ${freshSignInHours})`,
      stale: sql<boolean>`${sessions.lastSeenAt} < now() - interval '1 hour'`,
      accountId: organizationDirectory.organizationId,
      region: organizationDirectory.region,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(
      organizationDirectory,
      and(eq(organizationDirectory.slug, sql.placeholder("slug")), eq(organizationDirectory.state, "active")),
    )
    .where(and(eq(sessions.tokenHash, sql.placeholder("tokenHash")), gt(sessions.expiresAt, sql`now()`), eq(users.state, "active")))
    .prepare("session"),
);

async function slide(tokenHash: string): Promise<void> {
  await directory()
    .update(sessions)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`least(now() + make_interval(days => ${sessionSlidingDays}), ${sessions.createdAt} + make_interval(days => ${sessionMaximumDays}))`,
    })
    .where(eq(sessions.tokenHash, tokenHash));
}
