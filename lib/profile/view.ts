import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { emailChanges, personalAccounts, sessions, signInMethods, users } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { notFound } from "#lib/errors.ts";
import { isWaiting } from "./email-change.ts";

/** The signed-in person, their personal account's region, a change of address that waits, what they sign in with beside mail, and their sessions, newest use first. */
export async function viewProfile({ tx, actor }: DirectoryContext<User>) {
  const [user] = await tx
    .select({ name: users.name, email: users.email, createdAt: users.createdAt, region: personalAccounts.region })
    .from(users)
    .leftJoin(personalAccounts, and(eq(personalAccounts.userId, users.id), eq(personalAccounts.state, "active")))
    .where(eq(users.id, actor.userId));
  if (!user) throw notFound("This profile");
  const [emailChange = null] = await tx
    .select({ newEmail: emailChanges.newEmail, expiresAt: emailChanges.expiresAt })
    .from(emailChanges)
    .where(and(eq(emailChanges.userId, actor.userId), isWaiting));
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
  const methods = await tx
    .select({ provider: signInMethods.provider, label: signInMethods.label, createdAt: signInMethods.createdAt })
    .from(signInMethods)
    .where(eq(signInMethods.userId, actor.userId))
    .orderBy(asc(signInMethods.provider));
  const sessionsOpen = open.map((session) => ({ ...session, current: session.id === actor.sessionId }));
  return { ...user, emailChange, signInMethods: methods, sessions: sessionsOpen };
}
