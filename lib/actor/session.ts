import { createHash } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { directory } from "#db/directory/client.ts";
import { organizationDirectory, sessions, users } from "#db/directory/schema.ts";
import { statement } from "#db/statement.ts";
import { env } from "#lib/env.ts";
import { gathering } from "#lib/gathering.ts";
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
  const row = await lookUp({ tokenHash, slug: /^[a-z0-9-]{3,40}$/.test(slug) ? slug : "" });
  if (row.userId === null) return null;
  const { stale, accountId, region, ...user } = row;
  if (stale) await slide(tokenHash);
  return { user: { kind: "user", ...user, clientAddress }, place: accountId && region ? { accountId, region } : null };
}

type FoundUser = Pick<User, "userId" | "sessionId" | "email" | "emailVerified" | "name" | "signedInRecently">;
type Row = (FoundUser | { userId: null }) & { stale: boolean | null; accountId: string | null; region: Region | null };

type Asked = { tokenHash: string; slug: string };

/** Every request asks this. One at a time by their index, whatever the planner thinks of so many. */
const lookUpAll = statement<{ asked: readonly Asked[] }, Row>(
  ({ asked }) => sql`
    select person.*, place.*
    from rows from (json_to_recordset(${asked}::text::json) as ("tokenHash" text, slug text))
      with ordinality as asked ("tokenHash", slug, nth)
    left join lateral (
      select u.id as "userId", s.id as "sessionId", u.email, u.email_verified_at is not null as "emailVerified", u.name,
        s.created_at > now() - make_interval(hours => ${freshSignInHours}) as "signedInRecently",
        s.last_seen_at < now() - interval '1 hour' as stale
      from ${sessions} s join ${users} u on u.id = s.user_id
      where s.token_hash = asked."tokenHash" and s.expires_at > now() and u.state = 'active' limit 1) person on true
    left join lateral (
      select o.organization_id as "accountId", o.region from ${organizationDirectory} o
      where o.slug = asked.slug and o.state = 'active' limit 1) place on true
    order by asked.nth`,
);
const lookUp = gathering<Asked, Row>((asked) => lookUpAll(directory(), { asked }));

async function slide(tokenHash: string): Promise<void> {
  await directory()
    .update(sessions)
    .set({
      lastSeenAt: sql`now()`,
      expiresAt: sql`least(now() + make_interval(days => ${sessionSlidingDays}), ${sessions.createdAt} + make_interval(days => ${sessionMaximumDays}))`,
    })
    .where(eq(sessions.tokenHash, tokenHash));
}
