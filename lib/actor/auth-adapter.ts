import { and, eq, gt, sql } from "drizzle-orm";
import type { Adapter, AdapterUser } from "@auth/core/adapters";
import { headers } from "next/headers";
import { uuidv7 } from "uuidv7";
import { directory } from "#db/directory/client.ts";
import { sessions, signInMethods, signInTokens, users } from "#db/directory/schema.ts";
import { hashSessionToken } from "./session.ts";
import { startedFrom, startSession } from "./start-session.ts";

type UserRow = Pick<typeof users.$inferSelect, "id" | "email" | "emailVerifiedAt" | "name">;

/**
 * Auth.js's adapter over the directory. Session tokens are stored hashed; Auth.js hashes sign-in tokens itself. It has no
 * `linkAccount`: who is linked to whom is decided in `sign-in-methods.ts`, before Auth.js could by itself.
 */
export function authAdapter(): Adapter {
  return {
    async createUser({ email, emailVerified }) {
      if (!emailVerified) throw new Error("Only a link mailed to an address makes a user of it here");
      const values = { id: uuidv7(), email, emailVerifiedAt: sql`now()` };
      const [user] = await directory().insert(users).values(values).onConflictDoNothing().returning();
      return user ? asAdapterUser(user) : requireUser(eq(users.email, email)); // two first sign-ins at once make one user
    },
    getUser: (id) => findUserWhere(eq(users.id, id)),
    getUserByEmail: (email) => findUserWhere(eq(users.email, email)),
    async getUserByAccount({ provider, providerAccountId }) {
      const [found] = await directory()
        .select({ id: users.id, email: users.email, emailVerifiedAt: users.emailVerifiedAt, name: users.name })
        .from(signInMethods)
        .innerJoin(users, eq(users.id, signInMethods.userId))
        .where(
          and(
            sql`${signInMethods.provider} = ${provider}`,
            eq(signInMethods.providerAccountId, providerAccountId),
            eq(users.state, "active"),
          ),
        );
      return found ? asAdapterUser(found) : null;
    },
    async updateUser({ id, emailVerified }) {
      if (emailVerified)
        await directory()
          .update(users)
          .set({ emailVerifiedAt: sql`coalesce(${users.emailVerifiedAt}, now())` })
          .where(eq(users.id, id));
      return requireUser(eq(users.id, id));
    },
    async createSession({ sessionToken, userId }) {
      return { sessionToken, userId, expires: await startSession(sessionToken, { userId, ...startedFrom(await headers()) }) };
    },
    async getSessionAndUser(sessionToken) {
      const [found] = await directory()
        .select({
          id: users.id,
          email: users.email,
          emailVerifiedAt: users.emailVerifiedAt,
          name: users.name,
          expiresAt: sessions.expiresAt,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(and(eq(sessions.tokenHash, hashSessionToken(sessionToken)), gt(sessions.expiresAt, sql`now()`)));
      return found ? { session: { sessionToken, userId: found.id, expires: new Date(found.expiresAt) }, user: asAdapterUser(found) } : null;
    },
    // Expiry slides where sessions are read, not here.
    updateSession: () => null,
    async deleteSession(sessionToken) {
      await directory()
        .delete(sessions)
        .where(eq(sessions.tokenHash, hashSessionToken(sessionToken)));
    },
    async createVerificationToken({ identifier, token, expires }) {
      await directory().insert(signInTokens).values({ email: identifier, tokenHash: token, expiresAt: expires.toISOString() });
      return { identifier, token, expires };
    },
    async useVerificationToken({ identifier, token }) {
      const [used] = await directory()
        .delete(signInTokens)
        .where(and(eq(signInTokens.email, identifier), eq(signInTokens.tokenHash, token)))
        .returning();
      return used ? { identifier, token, expires: new Date(used.expiresAt) } : null;
    },
  };
}

async function findUserWhere(condition: ReturnType<typeof eq>): Promise<AdapterUser | null> {
  const [user] = await directory()
    .select()
    .from(users)
    .where(and(condition, eq(users.state, "active")));
  return user ? asAdapterUser(user) : null;
}

async function requireUser(condition: ReturnType<typeof eq>): Promise<AdapterUser> {
  const user = await findUserWhere(condition);
  if (!user) throw new Error("The directory does not know this user");
  return user;
}

function asAdapterUser({ id, email, emailVerifiedAt, name }: UserRow): AdapterUser {
  return { id, email, name, emailVerified: emailVerifiedAt ? new Date(emailVerifiedAt) : null };
}
