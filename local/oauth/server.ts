import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { IdTokens, claimsOf } from "./id-token.ts";
import { gitHubId, gitHubLogin } from "./identity.ts";
import { choicePage, pageStyle, refusalPage } from "./page.ts";
import { BadVisit, declined, Grants, readVisit, type Client, type Provider } from "./visits.ts";

export type OAuthProviders = { port: number; url: string; close(): Promise<void> };

const maxBytes = 16 * 1024;

/**
 * GitHub below `/github` and Google below `/google`, as far as signing in needs them: the app is their one client, and
 * whoever comes says themselves who they are. Loopback only; port 0 takes a free one.
 */
export async function startOAuth(options: { port: number; client: Client; people: readonly string[] }): Promise<OAuthProviders> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(options.port, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const stand: Stand = { ...options, url, grants: new Grants(), idTokens: new IdTokens() };
  server.on("request", (request, response) => void answer(stand, request, response));
  return {
    port,
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Stand = { url: string; client: Client; people: readonly string[]; grants: Grants; idTokens: IdTokens };
type Asked = { stand: Stand; request: IncomingMessage; response: ServerResponse; url: URL };

const routes: Record<string, (asked: Asked) => void | Promise<void>> = {
  "GET /style.css": ({ response }) => write(response, 200, "text/css; charset=utf-8", pageStyle),
  "GET /github/login/oauth/authorize": (asked) => ask("github", asked),
  "POST /github/login/oauth/authorize": (asked) => decide("github", asked),
  "POST /github/login/oauth/access_token": gitHubToken,
  "GET /github/api/v3/user": (asked) => toHolder("github", asked, (who) => ({ id: gitHubId(who), login: gitHubLogin(who), email: null })),
  "GET /github/api/v3/user/emails": (asked) =>
    toHolder("github", asked, ({ email, verified }) => [{ email, primary: true, verified, visibility: "private" }]),
  "GET /google/.well-known/openid-configuration": ({ stand, response }) => json(response, 200, discovery(`${stand.url}/google`)),
  "GET /google/authorize": (asked) => ask("google", asked),
  "POST /google/authorize": (asked) => decide("google", asked),
  "POST /google/token": googleToken,
  "GET /google/userinfo": (asked) => toHolder("google", asked, claimsOf),
  "GET /google/keys": ({ stand, response }) => json(response, 200, stand.idTokens.keySet()),
};

async function answer(stand: Stand, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = URL.parse(request.url ?? "/", stand.url);
  const route = url && routes[`${request.method} ${url.pathname}`];
  try {
    if (!url || !route) return json(response, 404, { message: "Not Found" });
    await route({ stand, request, response, url });
  } catch (error) {
    if (error instanceof BadVisit) return page(stand, response, 400, refusalPage(error.message));
    console.error(error);
    json(response, 500, { message: "The stand-in could not do this; its output says why." });
  }
}

function ask(provider: Provider, { stand, response, url }: Asked): void {
  readVisit(provider, url.searchParams, stand.client);
  page(stand, response, 200, choicePage(provider, stand.people));
}

/** The form's answer; the query is still the one the app sent. */
async function decide(provider: Provider, { stand, request, response, url }: Asked): Promise<void> {
  const visit = readVisit(provider, url.searchParams, stand.client);
  const form = await readForm(request);
  const email = (form.get("email") ?? "").trim();
  if (form.get("decision") !== "continue") return redirect(response, declined(visit));
  if (!email.includes("@")) throw new BadVisit("Go back and type an address.");
  redirect(response, stand.grants.agree(visit, { email, verified: form.get("verified") === "yes" }));
}

/** GitHub says 200 whatever became of it. */
async function gitHubToken({ stand, request, response }: Asked): Promise<void> {
  const redeemed = stand.grants.redeem("github", await readForm(request), stand.client);
  const token = redeemed && { access_token: redeemed.token, scope: "user:email", token_type: "bearer" };
  json(response, 200, token ?? { error: "bad_verification_code", error_description: "The code passed is incorrect or expired." });
}

async function googleToken({ stand, request, response }: Asked): Promise<void> {
  const redeemed = stand.grants.redeem("google", await readForm(request), stand.client);
  if (!redeemed) return json(response, 400, { error: "invalid_grant", error_description: "Bad Request" });
  const id_token = stand.idTokens.make(redeemed.grant, `${stand.url}/google`, stand.client.clientId);
  json(response, 200, { access_token: redeemed.token, id_token, expires_in: 3599, scope: "openid email", token_type: "Bearer" });
}

function toHolder(
  provider: Provider,
  { stand, request, response }: Asked,
  say: (who: NonNullable<ReturnType<Grants["holder"]>>) => unknown,
): void {
  const who = stand.grants.holder(provider, request.headers.authorization);
  json(response, who ? 200 : 401, who ? say(who) : { message: "Bad credentials" });
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    scopes_supported: ["openid", "email"],
    token_endpoint_auth_methods_supported: ["client_secret_post"],
    code_challenge_methods_supported: ["S256"],
  };
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  if (body.length > maxBytes) throw new BadVisit("The form is too large.");
  return new URLSearchParams(body.toString("utf8"));
}

function redirect(response: ServerResponse, address: URL): void {
  response.writeHead(302, { location: address.href, "cache-control": "no-store" }).end();
}

/** The form's answer leads back into the app, which a browser counts as the form's too. */
function page({ client }: Stand, response: ServerResponse, status: number, body: string): void {
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${client.appUrl}; base-uri 'none'; frame-ancestors 'none'`;
  response.setHeader("content-security-policy", policy);
  write(response, status, "text/html; charset=utf-8", body);
}

function json(response: ServerResponse, status: number, body: unknown): void {
  write(response, status, "application/json; charset=utf-8", JSON.stringify(body));
}

function write(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" });
  response.end(body);
}
