import { z } from "zod";
import { sentPath, signIn } from "#lib/actor/authentication.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/errors.ts";
import { emailAddress, nextPath } from "#lib/fields.ts";
import { returnMailAllowance, takeMailAllowance } from "#lib/mail/allowance.ts";
import { parseInput } from "#lib/operations/parse-input.ts";
import { inDirectory } from "#lib/operations/transactions.ts";
import { localPath } from "#lib/local-path.ts";

const requestInput = z.strictObject({ email: emailAddress, next: nextPath });

/** Mails a sign-in link; the answer is the same whether the address is known or not. Throws AppError "limited" (PRODUCT 6.8). */
export async function requestSignInLink(raw: unknown): Promise<{ email: string }> {
  const { email, next } = parseInput(requestInput, raw);
  const allowed = await inDirectory((tx) => takeMailAllowance(tx, email, "signIn"));
  if (!allowed)
    throw new AppError("limited", "Five links were sent to this address in the last ten minutes. Use the newest one, or wait a little.");
  try {
    const answer: unknown = await signIn("email", { email, redirect: false, redirectTo: localPath(next) });
    // A mail that could not be sent is no error to Auth.js: it leads to its page of errors instead.
    if (!leadsToSent(answer)) throw new Error("Auth.js did not send the link; its own line above says why");
  } catch (cause) {
    // The limit counts mails, not tries.
    await inDirectory((tx) => returnMailAllowance(tx, email, "signIn"));
    throw new AppError("unavailable", "The mail could not be sent just now. Try again in a moment.", { cause });
  }
  return { email };
}

function leadsToSent(answer: unknown): boolean {
  return typeof answer === "string" && URL.parse(answer, env().APP_URL)?.pathname === sentPath;
}
