import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { authSecrets, env } from "#lib/env.ts";
import { isRegion, type Region } from "#lib/regions.ts";

export type InvitationToken = { region: Region; invitationId: string; version: number };

/** `guild_inv_<region>_<invitation id>_<version>_<HMAC>`; nothing of it is stored (ARCHITECTURE 6). */
export function invitationToken(invitation: InvitationToken): string {
  const [newest] = authSecrets();
  const body = bodyOf(invitation);
  return `${body}_${sign(body, newest)}`;
}

/** The page an invitation's link opens. */
export function invitationLink(invitation: InvitationToken): string {
  return `${env().APP_URL}/invites/${invitationToken(invitation)}`;
}

/** What a token names, or null when no current secret signed it. Compared in constant time, before any database. */
export function readInvitationToken(token: string): InvitationToken | null {
  const match = /^(guild_inv_([a-z]{2})_([0-9a-f-]{36})_([1-9][0-9]{0,8}))_([\w-]{43})$/.exec(token);
  const [, body, region, invitationId, version, signature] = match ?? [];
  if (!body || !isRegion(region) || !invitationId || !version || !signature) return null;
  const given = Buffer.from(signature);
  const good = authSecrets().map((secret) => timingSafeEqual(given, Buffer.from(sign(body, secret))));
  return good.includes(true) ? { region, invitationId, version: Number(version) } : null;
}

function bodyOf({ region, invitationId, version }: InvitationToken): string {
  return `guild_inv_${region}_${invitationId}_${version}`;
}

function sign(body: string, secret: string): string {
  const key = Buffer.from(hkdfSync("sha256", secret, "guildhall", "invitation", 32));
  return createHmac("sha256", key).update(body).digest("base64url");
}
