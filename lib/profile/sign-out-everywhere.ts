import { eq } from "drizzle-orm";
import { sessions } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { recordSecurity } from "#lib/actor/security-log.ts";

/** Ends every session of the user, this one included (PRODUCT 4.3). */
export async function signOutEverywhere({ tx, actor }: DirectoryContext<User>) {
  authorize(actor, "session.signOutEverywhere");
  const ended = await tx.delete(sessions).where(eq(sessions.userId, actor.userId)).returning({ id: sessions.id });
  await recordSecurity(tx, actor, "signedOutEverywhere");
  return { ended: ended.length };
}
