import { eq } from "drizzle-orm";
import { users } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import type { DirectoryContext } from "#lib/actor/context.ts";
import { authorize } from "#lib/policy/decide.ts";
import { enqueueCopy } from "./enqueue-copy.ts";
import type { UpdateProfile } from "./input.ts";

/** Changes one's name. The directory decides; a job brings the copies in each region up to date (ARCHITECTURE 5). */
export async function updateProfile({ tx, actor }: DirectoryContext<User>, { name }: UpdateProfile) {
  authorize(actor, "profile.update");
  if (name === actor.name) return { name };
  await tx.update(users).set({ name }).where(eq(users.id, actor.userId));
  await enqueueCopy(tx, actor.userId);
  return { name };
}
