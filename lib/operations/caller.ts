import { and, eq } from "drizzle-orm";
import { directory } from "#db/directory/client.ts";
import { organizationDirectory } from "#db/directory/schema.ts";
import type { User } from "#lib/actor/actor.ts";
import { findUser, type Caller } from "#lib/actor/session.ts";
import { type AppError, notFound, signInFirst } from "#lib/errors.ts";
import type { Region } from "#lib/regions.ts";

/** The signed-in user. Throws AppError "unauthenticated" for a visitor. */
export async function requireUser(caller: Caller): Promise<User> {
  const user = await (caller.found ? (caller.found.user ??= findUser(caller)) : findUser(caller));
  if (!user) throw signInFirst();
  return user;
}

type Place = { accountId: string; region: Region };

/** Where an organization lives. A slug that is not in use, half-made or retired reads like one the caller is not in. */
export function findOrganization({ found }: Caller, slug: string): Promise<Place | null> {
  const known = found?.organizations.get(slug) ?? readOrganization(slug);
  found?.organizations.set(slug, known);
  return known;
}

async function readOrganization(slug: string): Promise<Place | null> {
  // A NUL, which no slug has, is an error to PostgreSQL.
  if (!/^[a-z0-9-]{3,40}$/.test(slug)) return null;
  const [row] = await directory()
    .select({ accountId: organizationDirectory.organizationId, region: organizationDirectory.region })
    .from(organizationDirectory)
    .where(and(eq(organizationDirectory.slug, slug), eq(organizationDirectory.state, "active")));
  return row ?? null;
}

export function organizationNotFound(): AppError {
  return notFound("This organization");
}
