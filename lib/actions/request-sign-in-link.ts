import { z } from "zod";
import { signIn } from "#lib/actor/authentication.ts";
import { AppError } from "#lib/errors.ts";
import { emailAddress } from "#lib/fields.ts";
import { takeMailAllowance } from "#lib/mail/allowance.ts";
import { parseInput } from "#lib/operations/parse-input.ts";
import { inDirectory } from "#lib/operations/transactions.ts";
import { localPath } from "#lib/local-path.ts";

const requestInput = z.strictObject({
  email: emailAddress,
  next: z.string("must be a path").max(2000, "must be at most 2000 characters").optional(),
});

/** Mails a sign-in link; the answer is the same whether the address is known or not. Throws AppError "limited" (PRODUCT 6.8). */
export async function requestSignInLink(raw: unknown): Promise<{ email: string }> {
  const { email, next } = parseInput(requestInput, raw);
  const allowed = await inDirectory((tx) => takeMailAllowance(tx, email, "signIn"));
  if (!allowed)
    throw new AppError("limited", "Five links were sent to this address in the last ten minutes. Use the newest one, or wait a little.");
  try {
    await signIn("email", { email, redirect: false, redirectTo: localPath(next) });
  } catch (cause) {
    throw new AppError("unavailable", "The mail could not be sent just now. Try again in a moment.", { cause });
  }
  return { email };
}
