"use client";

import { signOutAction } from "#lib/actions/profile.ts";

/** Ends this session and leaves to `next` by a full load, so that nothing of the person stays in memory; otherwise answers why not. */
export async function signOut(next = "/sign-in"): Promise<string | undefined> {
  const result = await signOutAction({}).catch(() => undefined);
  const gone = result?.ok || result?.error.code === "unauthenticated";
  if (!gone) return result?.error.message ?? "The server could not be reached. Try again in a moment.";
  window.location.assign(next);
  return undefined;
}
