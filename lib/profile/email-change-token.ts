import { env } from "#lib/env.ts";
import { isSignature, signedToken } from "#lib/signed-token.ts";

/** `guild_email_<change id>_<HMAC>`; nothing of it is stored. */
export function emailChangeToken(changeId: string): string {
  return signedToken("e-mail change", `guild_email_${changeId}`);
}

/** The page that the mail to the new address leads to. */
export function emailChangeLink(changeId: string): string {
  return `${env().APP_URL}/email-change/${emailChangeToken(changeId)}`;
}

/** The id of the change that a token names, or null when no current secret signed it. */
export function readEmailChangeToken(token: string): string | null {
  const [, body, changeId, signature] = /^(guild_email_([0-9a-f-]{36}))_([\w-]{43})$/.exec(token) ?? [];
  return body && changeId && signature && isSignature("e-mail change", body, signature) ? changeId : null;
}
