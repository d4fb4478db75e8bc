import { and, eq } from "drizzle-orm";
import { sessions } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { RevokeSession } from "./input.ts";

/** Ends one of one's own sessions; the very next request made with it is a visitor's (PRODUCT 4.3). */
export async function revokeSession({ tx, actor }: DirectoryContext<User>, { sessionId }: RevokeSession) {
  authorize(actor, "session.revoke");
  const ended = await tx
    .delete(sessions)
    .where(and(eq(sessions.id, sessionId), eq(sessions.userId, actor.userId)))
    .returning({ id: sessions.id });
  if (ended.length === 0) throw notFound("This session");
  await recordSecurity(tx, actor, "sessionRevoked");
  return { sessionId };
}
