import { asc, eq } from "drizzle-orm";
import { passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { shownColumns } from "./find.ts";

/** One's own passkeys, oldest first; never their keys. */
export async function listPasskeys({ tx, actor }: DirectoryContext<User>) {
  const own = await tx
    .select(shownColumns)
    .from(passkeys)
    .where(eq(passkeys.userId, actor.userId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
  return { passkeys: own };
}
