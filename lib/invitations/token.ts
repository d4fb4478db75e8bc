import { env } from "#lib/env.ts";
import { isRegion, type Region } from "#lib/regions.ts";
import { isSignature, signedToken } from "#lib/signed-token.ts";

export type InvitationToken = { region: Region; invitationId: string; version: number };

/** `guild_inv_<region>_<invitation id>_<version>_<HMAC>`; nothing of it is stored (ARCHITECTURE 6). */
export function invitationToken({ region, invitationId, version }: InvitationToken): string {
  return signedToken("invitation", `guild_inv_${region}_${invitationId}_${version}`);
}

/** The page an invitation's link opens. */
export function invitationLink(invitation: InvitationToken): string {
  return `${env().APP_URL}/invites/${invitationToken(invitation)}`;
}

/** What a token names, or null when no current secret signed it. */
export function readInvitationToken(token: string): InvitationToken | null {
  const match = /^(guild_inv_([a-z]{2})_([0-9a-f-]{36})_([1-9][0-9]{0,8}))_([\w-]{43})$/.exec(token);
  const [, body, region, invitationId, version, signature] = match ?? [];
  if (!body || !isRegion(region) || !invitationId || !version || !signature) return null;
  return isSignature("invitation", body, signature) ? { region, invitationId, version: Number(version) } : null;
}
