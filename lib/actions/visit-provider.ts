import { z } from "zod";
import { startAtProvider } from "#lib/actor/auth-start.ts";
import { configuredProviders } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { localPath } from "#lib/local-path.ts";
import { requireUser } from "#lib/operations/caller.ts";
import { parseInput } from "#lib/operations/parse-input.ts";
import { authorize } from "#lib/policy/decide.ts";
import { providerNames, signInProviders, type SignInProvider } from "#lib/sign-in-providers.ts";
import { callerOfRequest } from "./caller.ts";

const provider = z.enum(signInProviders, "must be github or google");
const signInInput = z.strictObject({ provider, next: z.string("must be a path").max(2000, "must be at most 2000 characters").optional() });
const linkInput = z.strictObject({ provider });

/** Where to go to sign in with a provider. Throws AppError "unavailable" when it is not set up or out of reach (PRODUCT 4.1). */
export async function visitToSignIn(raw: unknown): Promise<{ address: string }> {
  const { provider, next } = parseInput(signInInput, raw);
  requireConfigured(provider);
  return { address: await startAtProvider(provider, localPath(next), null) };
}

/** Where to go to link an account there to the signed-in user (PRODUCT 4.3). Throws the same. */
export async function visitToLink(raw: unknown): Promise<{ address: string }> {
  const user = await requireUser(await callerOfRequest());
  const { provider } = parseInput(linkInput, raw);
  authorize(user, "signInMethod.link");
  requireConfigured(provider);
  return { address: await startAtProvider(provider, "/profile", user) };
}

function requireConfigured(provider: SignInProvider): void {
  if (!configuredProviders().includes(provider))
    throw new AppError("unavailable", `Signing in with ${providerNames[provider]} is not set up here.`);
}
