import { cookies } from "next/headers";
import { AppError } from "#lib/errors.ts";
import { env } from "#lib/env.ts";
import { providerNames, type SignInProvider } from "#lib/sign-in-providers.ts";
import type { User } from "./actor.ts";
import { signIn } from "./authentication.ts";
import { linkProof } from "./link-proof.ts";

/** Minutes a person has at the provider; Auth.js's own cookies last as long. */
const visitMinutes = 15;

/** Held while somebody is at a provider to link an account there; its presence alone allows nothing. */
export function linkCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return { name: secure ? "__Host-guildhall.link" : "guildhall.link", httpOnly: true, sameSite: "lax", secure, path: "/" } as const;
}

/**
 * The provider's address to go to, with Auth.js's cookies set for the way back to `next`. With `linkTo` the account
 * there is linked to that user instead. Throws AppError "unavailable" when the provider cannot be reached.
 */
export async function startAtProvider(provider: SignInProvider, next: string, linkTo: User | null): Promise<string> {
  const address: unknown = await signIn(provider, { redirect: false, redirectTo: next });
  const state = typeof address === "string" ? URL.parse(address)?.searchParams.get("state") : undefined;
  // Where Auth.js failed it answers with our own page for errors.
  if (typeof address !== "string" || !state)
    throw new AppError(
      "unavailable",
      `${providerNames[provider]} cannot be reached just now. Use a mailed link, or try again in a moment.`,
    );
  const jar = await cookies();
  if (linkTo) jar.set({ ...linkCookie(), value: linkProof(linkTo.sessionId, state), maxAge: visitMinutes * 60 });
  else jar.delete(linkCookie());
  return address;
}
