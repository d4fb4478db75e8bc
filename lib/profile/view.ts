import { and, desc, eq, gt, sql } from "drizzle-orm";
import { personalAccounts, sessions, users } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { notFound } from "#lib/errors.ts";

/** The signed-in person, their personal account's region and where they are signed in, newest use first. */
export async function viewProfile({ tx, actor }: DirectoryContext<User>) {
  const [user] = await tx
    .select({ name: users.name, email: users.email, createdAt: users.createdAt, region: personalAccounts.region })
    .from(users)
    .leftJoin(personalAccounts, and(eq(personalAccounts.userId, users.id), eq(personalAccounts.state, "active")))
    .where(eq(users.id, actor.userId));
  if (!user) throw notFound("This profile");
  const open = await tx
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      clientAddress: sessions.clientAddress,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, actor.userId), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt));
  return { ...user, sessions: open.map((session) => ({ ...session, current: session.id === actor.sessionId })) };
}
