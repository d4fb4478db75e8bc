import { cookies } from "next/headers";
import { NextRequest } from "next/server";
import { configuredProviders } from "#lib/env.ts";
import { localPath } from "#lib/local-path.ts";
import { log } from "#lib/log.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";
import { identityOf, type ProviderIdentity } from "./auth-identity.ts";
import { linkCookie } from "./auth-start.ts";
import { answerProvider } from "./authentication.ts";
import { isLinkProof } from "./link-proof.ts";
import { findUser, sessionCookieName, type Caller } from "./session.ts";
import { linkSignInMethod, signInWith, type ProviderRefusal } from "./sign-in-methods.ts";

/** Auth.js's own word for a failure that is nobody's business but the log's. */
const failed = "Configuration";

/**
 * Where a provider sends people back to. It signs in, whoever is signed in by then, unless this browser began the visit
 * as a link: then it links, and signs in nobody. What went wrong is told on the page it was begun from.
 */
export async function finishWithProvider(provider: SignInProvider, request: NextRequest, caller: Caller): Promise<Response> {
  if (!configuredProviders().includes(provider)) return new Response(null, { status: 404 });
  const proof = request.cookies.get(linkCookie().name)?.value;
  const decide = proof === undefined ? signInWith : linking(proof, request, caller);
  const done = proof === undefined ? true : `/profile?linked=${provider}#sign-in-methods`;
  if (proof !== undefined) (await cookies()).delete(linkCookie());

  const answer = await answerProvider(withoutSession(request), async (_account, profile) => {
    const refusal = await reached(() => decide(identityOf(provider, profile)));
    return refusal === null ? done : problemPath(refusal);
  });
  const problem = problemOf(answer);
  if (problem === null) return answer;
  const back = proof === undefined ? signInPath(problem, request) : `/profile?problem=${encodeURIComponent(problem)}#sign-in-methods`;
  const headers = new Headers(answer.headers);
  headers.set("location", back);
  return new Response(null, { status: 303, headers });
}

type Decide = (identity: ProviderIdentity) => Promise<ProviderRefusal | typeof failed | null>;

/** The visit was begun by a session that wanted a link; only that very session gets it. */
function linking(proof: string, request: NextRequest, caller: Caller): Decide {
  return async (identity) => {
    const user = await findUser(caller);
    const state = request.nextUrl.searchParams.get("state") ?? "";
    if (!user || !isLinkProof(proof, user.sessionId, state)) return "LinkInterrupted";
    return linkSignInMethod(user, identity, request.headers.get("user-agent")?.slice(0, 300) ?? null);
  };
}

/** Auth.js would tell people of any failure here that they were refused. */
async function reached(work: () => ReturnType<Decide>): ReturnType<Decide> {
  try {
    return await work();
  } catch (error) {
    log.error({ err: error }, "what a provider said could not be used");
    return failed;
  }
}

/** Auth.js links to whoever is signed in, on its own; so it does not learn that anybody is. */
function withoutSession(request: NextRequest): NextRequest {
  const headers = new Headers(request.headers);
  const others = request.cookies.getAll().filter(({ name }) => !name.startsWith(sessionCookieName()));
  headers.set("cookie", others.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join("; "));
  return new NextRequest(request.url, { headers });
}

function problemPath(problem: string): string {
  return `/sign-in?error=${problem}`;
}

/** What Auth.js, or `problemPath`, says went wrong; null when nothing did. */
function problemOf(answer: Response): string | null {
  const location = URL.parse(answer.headers.get("location") ?? "/api/auth/", "http://localhost");
  if (!location || location.pathname.startsWith("/api/auth/")) return failed;
  return location.pathname === "/sign-in" ? location.searchParams.get("error") : null;
}

/** The form again, on the way to where one was going. */
function signInPath(problem: string, { cookies: given }: NextRequest): string {
  const cookie = given.getAll().find(({ name }) => /^(__Secure-)?authjs\.callback-url$/.test(name));
  const url = URL.parse(cookie?.value ?? "");
  return `/sign-in?${new URLSearchParams({ error: problem, next: localPath(url ? url.pathname + url.search : "/") })}`;
}
