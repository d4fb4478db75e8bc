import { eq } from "drizzle-orm";
import { enqueue } from "#db/enqueue.ts";
import { users } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { UpdateProfile } from "./input.ts";

/** Changes one's name. The directory decides; a job brings the copies in each region up to date (ARCHITECTURE 5). */
export async function updateProfile({ tx, actor }: DirectoryContext<User>, { name }: UpdateProfile) {
  authorize(actor, "profile.update");
  if (name === actor.name) return { name };
  await tx.update(users).set({ name }).where(eq(users.id, actor.userId));
  await enqueue(tx, "profile.copy", { userId: actor.userId }, `profile:${actor.userId}`);
  return { name };
}
