import { and, eq } from "drizzle-orm";
import { sessions } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";

/** Ends this session; the very next request made with it is a visitor's. */
export async function signOut({ tx, actor }: DirectoryContext<User>) {
  authorize(actor, "session.signOut");
  await tx.delete(sessions).where(and(eq(sessions.id, actor.sessionId), eq(sessions.userId, actor.userId)));
  await recordSecurity(tx, actor, "signedOut");
  return { ended: 1 };
}
