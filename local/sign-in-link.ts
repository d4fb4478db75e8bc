import { createHash, randomBytes } from "node:crypto";
import type postgres from "postgres";

/** What a mail would carry: valid once, for `hours`. `directory` may be the owner's connection or guildhall_app's. */
export async function makeSignInLink(
  directory: postgres.Sql,
  run: { appUrl: string; authSecret: string },
  email: string,
  hours = 24,
): Promise<string> {
  const address = email.trim().toLowerCase();
  const token = randomBytes(32).toString("hex");
  // Auth.js keeps a token as SHA-256 over token and secret.
  const tokenHash = createHash("sha256").update(`${token}${run.authSecret}`).digest("hex");
  await directory`
    insert into sign_in_tokens (email, token_hash, expires_at)
    values (${address}, ${tokenHash}, now() + make_interval(hours => ${hours}))`;
  const link = new URL("/sign-in/confirm", run.appUrl);
  link.searchParams.set("email", address);
  link.searchParams.set("token", token);
  return link.href;
}
