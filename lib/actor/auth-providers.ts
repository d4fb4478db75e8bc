import { customFetch } from "next-auth";
import type { OAuthConfig, OIDCConfig } from "next-auth/providers";
import { configuredProviders, env, providerClient } from "#lib/env.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";
import { identityOf } from "./auth-identity.ts";

/** Milliseconds a provider has for one answer; a person is waiting for it. */
const answerLimitMs = 10_000;

type ProviderConfig = OAuthConfig<object> | OIDCConfig<object>;

/** Auth.js's description of the providers whose client was given. Tokens are used once, to ask who it is, and kept nowhere. */
export function providerConfigs(): ProviderConfig[] {
  return configuredProviders().map((provider) => (provider === "github" ? gitHub() : google()));
}

function gitHub(): OAuthConfig<object> {
  const { GITHUB_URL } = env();
  const base = `${GITHUB_URL}/login/oauth`;
  return {
    id: "github",
    name: "GitHub",
    type: "oauth",
    issuer: base,
    authorization: { url: `${base}/authorize`, params: { scope: "user:email" } },
    token: `${base}/access_token`,
    userinfo: { url: `${gitHubApi(GITHUB_URL)}/user`, request: ({ tokens }: GitHubTokens) => askGitHub(GITHUB_URL, tokens.access_token) },
    checks: ["state", "pkce"],
    ...common("github"),
  };
}

function google(): OIDCConfig<object> {
  return {
    id: "google",
    name: "Google",
    type: "oidc",
    issuer: env().GOOGLE_ISSUER,
    authorization: { params: { scope: "openid email" } },
    checks: ["state", "pkce", "nonce"],
    ...common("google"),
  };
}

function common(provider: SignInProvider) {
  return {
    ...providerClient(provider),
    client: { token_endpoint_auth_method: "client_secret_post" },
    profile: (profile: object) => ({ id: identityOf(provider, profile).providerAccountId }),
    [customFetch]: ask,
  };
}

type GitHubTokens = { tokens: { access_token?: string } };

/** The profile has only a public address, verified or not unsaid, so the list of addresses is asked for too. */
async function askGitHub(url: string, token = ""): Promise<object> {
  const [person, emails] = await Promise.all(
    ["/user", "/user/emails?per_page=100"].map(async (path) => {
      const headers = { authorization: `Bearer ${token}`, accept: "application/vnd.github+json", "user-agent": "guildhall" };
      const response = await ask(`${gitHubApi(url)}${path}`, { headers });
      if (!response.ok) throw new Error(`GitHub answered ${response.status} when asked who it is`);
      return (await response.json()) as object;
    }),
  );
  return { ...person, emails };
}

/** github.com has its API on a name of its own, GitHub Enterprise Server below the same one. */
function gitHubApi(url: string): string {
  return url === "https://github.com" ? "https://api.github.com" : `${url}/api/v3`;
}

function ask(...[address, init]: Parameters<typeof fetch>): Promise<Response> {
  return fetch(address, { ...init, signal: AbortSignal.timeout(answerLimitMs) });
}
