import { randomBytes } from "node:crypto";
import { cookies, headers } from "next/headers";
import { z } from "zod";
import { sessionCookieName } from "#lib/actor/session.ts";
import { startedFrom, startSession } from "#lib/actor/start-session.ts";
import { env } from "#lib/env.ts";
import { nextPath, noInput } from "#lib/fields.ts";
import { localPath } from "#lib/local-path.ts";
import { parseInput } from "#lib/operations/parse-input.ts";
import { inDirectory } from "#lib/operations/transactions.ts";
import { passkeyAnswer } from "#lib/passkeys/input.ts";
import { openChallenge, sealChallenge } from "#lib/passkeys/sign-in-challenge.ts";
import { notSignedIn, signInByPasskey } from "#lib/passkeys/sign-in.ts";
import { challengeMinutes, requestOptions } from "#lib/passkeys/webauthn.ts";

const finishInput = z.strictObject({ answer: passkeyAnswer, next: nextPath });

/** What the browser asks its passkeys; the challenge stays with it in a cookie, and nothing is stored here. */
export async function beginPasskeySignIn(raw: unknown) {
  parseInput(noInput, raw);
  const options = await requestOptions();
  (await cookies()).set(challengeCookie(sealChallenge(options.challenge), challengeMinutes * 60));
  return { options };
}

/** Begins a session for whose passkey answered, and says where to go on to. Throws the one AppError of `notSignedIn`. */
export async function finishPasskeySignIn(raw: unknown): Promise<{ next: string }> {
  const { answer, next } = parseInput(finishInput, raw);
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const challenge = openChallenge(jar.get(challengeCookie("", 0).name)?.value);
  if (!challenge) throw notSignedIn();
  const userId = await inDirectory((tx) => signInByPasskey(tx, challenge, answer));
  const sessionToken = randomBytes(32).toString("base64url");
  const expires = await startSession(sessionToken, { userId, ...startedFrom(head) });
  jar.set({ name: sessionCookieName(), value: sessionToken, expires, httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() });
  jar.set(challengeCookie("", 0));
  return { next: localPath(next) };
}

/** Bound to this very host where the app is served over https. */
function challengeCookie(value: string, maxAge: number) {
  const name = `${isSecure() ? "__Host-" : ""}guildhall.passkey-challenge`;
  return { name, value, maxAge, httpOnly: true, sameSite: "strict" as const, path: "/", secure: isSecure() };
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}
