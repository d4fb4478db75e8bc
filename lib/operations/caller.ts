import type { User } from "#lib/actor/actor.ts";
import { type Caller, findUserAt, type Place } from "#lib/actor/session.ts";
import { type AppError, notFound, signInFirst } from "#lib/errors.ts";

/** The signed-in user. Throws AppError "unauthenticated" for a visitor. */
export async function requireUser(caller: Caller): Promise<User> {
  return (await requireUserAt(caller, "")).user;
}

/** The same and where the organization of this slug lives; null for none, which reads like one the caller is not in. */
export async function requireUserAt(caller: Caller, slug: string): Promise<{ user: User; place: Place | null }> {
  const asked = caller.found?.get(slug) ?? findUserAt(caller, slug);
  caller.found?.set(slug, asked);
  const found = await asked;
  if (!found) throw signInFirst();
  return found;
}

export function organizationNotFound(): AppError {
  return notFound("This organization");
}
