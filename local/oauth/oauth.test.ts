import { createHash, createPublicKey, randomBytes, verify } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startOAuth, type OAuthProviders } from "./server.ts";

const client = { clientId: "guildhall", clientSecret: "secret", appUrl: "http://localhost:3000" };
let providers: OAuthProviders;

beforeEach(async () => {
  providers = await startOAuth({ port: 0, client, people: ["olivia@acme.example"] });
});
afterEach(() => providers.close());

const verifier = randomBytes(32).toString("base64url");
const paths = {
  github: { authorize: "/github/login/oauth/authorize", token: "/github/login/oauth/access_token" },
  google: { authorize: "/google/authorize", token: "/google/token" },
};
type Provider = keyof typeof paths;

const visit = (provider: Provider, change: Record<string, string> = {}) => {
  const url = new URL(paths[provider].authorize, providers.url);
  url.search = new URLSearchParams({
    client_id: client.clientId,
    redirect_uri: `${client.appUrl}/api/auth/callback/${provider}`,
    response_type: "code",
    state: "the-state",
    nonce: "the-nonce",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...change,
  }).toString();
  return url;
};
const press = async (provider: Provider, fields: Record<string, string>) => {
  const answer = await fetch(visit(provider), { method: "POST", redirect: "manual", body: new URLSearchParams(fields) });
  return new URL(answer.headers.get("location") ?? "");
};
const agree = async (provider: Provider, fields: Record<string, string> = { verified: "yes" }) =>
  (await press(provider, { decision: "continue", email: "olivia@acme.example", ...fields })).searchParams.get("code") ?? "";
const redeem = async (provider: Provider, code: string, change: Record<string, string> = {}) => {
  const fields = { client_id: client.clientId, client_secret: client.clientSecret, code, code_verifier: verifier };
  const redirect_uri = `${client.appUrl}/api/auth/callback/${provider}`;
  const body = new URLSearchParams({ ...fields, redirect_uri, ...change });
  const answer = await fetch(new URL(paths[provider].token, providers.url), { method: "POST", body });
  return (await answer.json()) as Record<string, string>;
};
const ask = async (path: string, token: string | undefined) =>
  (await fetch(new URL(path, providers.url), { headers: { authorization: `Bearer ${token}` } })).json();

test("GitHub says who it is, with a list of addresses and none in the profile", async () => {
  const back = await press("github", { decision: "continue", email: "olivia@acme.example", verified: "yes" });
  expect(back.origin + back.pathname).toBe("http://localhost:3000/api/auth/callback/github");
  expect(back.searchParams.get("state")).toBe("the-state");
  const { access_token } = await redeem("github", back.searchParams.get("code") ?? "");
  expect(await ask("/github/api/v3/user", access_token)).toEqual({ id: expect.any(Number), login: "olivia", email: null });
  expect(await ask("/github/api/v3/user/emails", access_token)).toMatchObject([
    { email: "olivia@acme.example", primary: true, verified: true },
  ]);
  expect(await ask("/google/userinfo", access_token), "another provider's token").toEqual({ message: "Bad credentials" });
});

test("Google signs who it is by a key that it publishes", async () => {
  const { id_token = "", access_token } = await redeem("google", await agree("google", {}));
  const [head = "", body = "", signature = ""] = id_token.split(".");
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  expect(claims).toMatchObject({ iss: `${providers.url}/google`, aud: "guildhall", nonce: "the-nonce", email_verified: false });
  const { keys } = (await ask("/google/keys", "")) as { keys: [JsonWebKey] };
  const key = createPublicKey({ key: { ...keys[0] }, format: "jwk" });
  expect(verify("RSA-SHA256", Buffer.from(`${head}.${body}`), key, Buffer.from(signature, "base64url"))).toBe(true);
  expect(claims).toMatchObject((await ask("/google/userinfo", access_token)) as object);
});

test("an address is the same person after a restart, and another is another", async () => {
  const idOf = async (email: string) => {
    const { access_token } = await redeem("github", await agree("github", { email }));
    return ((await ask("/github/api/v3/user", access_token)) as { id: number }).id;
  };
  const before = await idOf("olivia@acme.example");
  await providers.close();
  providers = await startOAuth({ port: 0, client, people: [] });
  expect(await idOf(" Olivia@ACME.example")).toBe(before);
  expect(await idOf("adam@acme.example")).not.toBe(before);
});

test.each<Provider>(["github", "google"])("a code of %s is good once", async (provider) => {
  const code = await agree(provider);
  expect(await redeem(provider, code)).toHaveProperty("access_token");
  expect(await redeem(provider, code)).toHaveProperty("error");
});

test.each<Record<string, string>>([
  { client_secret: "wrong" },
  { client_id: "wrong" },
  { code_verifier: "wrong" },
  { redirect_uri: "http://localhost:3000/elsewhere" },
  { code: "wrong" },
])("%j gets no token", async (change) => {
  expect(await redeem("google", await agree("google"), change)).toEqual({ error: "invalid_grant", error_description: "Bad Request" });
});

test("one provider's code is nothing to the other", async () => {
  expect(await redeem("google", await agree("github"))).toHaveProperty("error");
});

test.each<Record<string, string>>([
  { redirect_uri: "http://evil.example/api/auth/callback/github" },
  { client_id: "wrong" },
  { state: "" },
  { code_challenge: "" },
  { code_challenge_method: "plain" },
  { response_type: "token" },
])("a visit with %j goes nowhere", async (change) => {
  const answer = await fetch(visit("github", change), { redirect: "manual" });
  expect(answer.status).toBe(400);
  expect(answer.headers.get("location")).toBeNull();
});

test("whoever cancels is sent back with that word", async () => {
  const back = await press("github", { decision: "cancel" });
  expect(Object.fromEntries(back.searchParams)).toMatchObject({ error: "access_denied", state: "the-state" });
});
