import { createHash, randomBytes } from "node:crypto";
import type { Identity } from "./identity.ts";

/** What the app is registered with at both providers. */
export type Client = { clientId: string; clientSecret: string; appUrl: string };
export type Provider = "github" | "google";

/** A request to sign somebody in, as the app sent them here with it. */
export type Visit = { provider: Provider; redirectUri: string; state: string; challenge: string; nonce: string | null };

/** Why a request is not one of ours; shown on a page, never sent on to an address that was not registered. */
export class BadVisit extends Error {
  override name = "BadVisit";
}

/** Checks what a browser was sent here with, as strictly as the providers do. Throws BadVisit. */
export function readVisit(provider: Provider, query: URLSearchParams, { clientId, appUrl }: Client): Visit {
  const redirectUri = `${appUrl}/api/auth/callback/${provider}`;
  const [state, challenge] = [query.get("state"), query.get("code_challenge")];
  if (query.get("client_id") !== clientId) throw new BadVisit("The client_id is not registered here.");
  if (query.get("redirect_uri") !== redirectUri) throw new BadVisit(`The redirect_uri must be ${redirectUri}.`);
  if (query.get("response_type") !== "code") throw new BadVisit("The response_type must be code.");
  if (!state) throw new BadVisit("The state is missing.");
  if (!challenge || query.get("code_challenge_method") !== "S256") throw new BadVisit("A code_challenge by S256 is missing.");
  return { provider, redirectUri, state, challenge, nonce: query.get("nonce") };
}

export type Grant = Identity & Pick<Visit, "provider" | "nonce">;

const codeLifeMs = 10 * 60_000;

/** Codes, each good once for ten minutes, and the access tokens they were changed for. Kept in memory. */
export class Grants {
  readonly #codes = new Map<string, { visit: Visit; identity: Identity; expiresAt: number }>();
  readonly #tokens = new Map<string, Grant>();

  /** The way back into the app, with a code. */
  agree(visit: Visit, identity: Identity): URL {
    const code = randomBytes(20).toString("hex");
    this.#codes.set(code, { visit, identity, expiresAt: Date.now() + codeLifeMs });
    return back(visit, { code });
  }

  /** Null when code, address, secret or verifier is not right; the code is spent in any case. */
  redeem(provider: Provider, body: URLSearchParams, client: Client): { token: string; grant: Grant } | null {
    const code = body.get("code") ?? "";
    const given = this.#codes.get(code);
    this.#codes.delete(code);
    if (!given || given.expiresAt < Date.now() || given.visit.provider !== provider) return null;
    const { visit, identity } = given;
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    const isTheirs = body.get("client_id") === client.clientId && body.get("client_secret") === client.clientSecret;
    if (!isTheirs || challenge !== visit.challenge || body.get("redirect_uri") !== visit.redirectUri) return null;
    const token = randomBytes(24).toString("hex");
    const grant = { ...identity, provider, nonce: visit.nonce };
    this.#tokens.set(token, grant);
    return { token, grant };
  }

  /** Whose token a request carries. */
  holder(provider: Provider, authorization: string | undefined): Grant | null {
    const grant = this.#tokens.get(/^Bearer (\w+)$/i.exec(authorization ?? "")?.[1] ?? "");
    return grant?.provider === provider ? grant : null;
  }
}

/** The way back for somebody who pressed *Cancel*. */
export function declined(visit: Visit): URL {
  return back(visit, { error: "access_denied", error_description: "The user has denied your application access." });
}

function back({ redirectUri, state }: Visit, answer: Record<string, string>): URL {
  const url = new URL(redirectUri);
  url.search = new URLSearchParams({ ...answer, state }).toString();
  return url;
}
