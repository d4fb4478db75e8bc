import { passkeys } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { notFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { isOwnPasskey, shownColumns } from "./find.ts";
import type { RenamePasskey } from "./input.ts";

export async function renamePasskey({ tx, actor }: DirectoryContext<User>, { passkeyId, name }: RenamePasskey) {
  authorize(actor, "passkey.rename");
  const [renamed] = await tx.update(passkeys).set({ name }).where(isOwnPasskey(actor, passkeyId)).returning(shownColumns);
  if (!renamed) throw notFound("This passkey");
  return renamed;
}
