import { OAuthCallbackError } from "@auth/core/errors";
import NextAuth, { type Account, type NextAuthConfig, type Profile } from "next-auth";
import type { EmailConfig } from "next-auth/providers";
import type { NextRequest } from "next/server";
import { createElement } from "react";
import { authSecrets, env } from "#lib/env.ts";
import { parseEmailAddress } from "#lib/email-address.ts";
import { log } from "#lib/log.ts";
import { send } from "#lib/mail/send.ts";
import { SignIn, signInSubject } from "#lib/mail/templates/sign-in.tsx";
import { authAdapter } from "./auth-adapter.ts";
import { providerConfigs } from "./auth-providers.ts";
import { sessionMaximumDays } from "./session.ts";

/** Hours a sign-in link works. */
const linkHours = 1;
const secondsADay = 86_400;
const basePath = "/api/auth";

/** Where Auth.js says it leads once it has mailed a link. */
export const sentPath = `${basePath}/verify-request`;

/** Auth.js, kept thin: it sends links and visits providers, turns them into sessions, and nothing else. Reading sessions is ours (`session.ts`). */
export const { handlers, signIn } = NextAuth(() => configuration());

/** What a provider vouched for, as Auth.js read it: true begins a session, a path on our origin is gone to instead. */
export type Admit = (account: Account, profile: Profile | undefined) => Promise<true | string>;

/** Answers a provider's redirect back to us. Nothing of what Auth.js would do by itself about links is left to it. */
export function answerProvider(request: NextRequest, admit: Admit): Promise<Response> {
  const cancelled = request.nextUrl.searchParams.get("error") === "access_denied";
  return NextAuth(configuration({ admit, cancelled })).handlers.GET(request);
}

/** `cancelled`: somebody said no at the provider, which is nothing that anybody has to look at. */
function configuration({ admit, cancelled = false }: { admit?: Admit; cancelled?: boolean } = {}): NextAuthConfig {
  return {
    adapter: authAdapter(),
    providers: [emailProvider(), ...providerConfigs()],
    secret: [...authSecrets()],
    session: { strategy: "database", maxAge: sessionMaximumDays * secondsADay },
    pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in/sent" },
    callbacks: {
      signIn: async ({ account, profile }) => account?.type === "email" || (account && admit ? admit(account, profile) : false),
    },
    trustHost: true,
    basePath,
    logger: {
      error: (error) => {
        if (cancelled && error instanceof OAuthCallbackError) log.info("a visit to a provider was cancelled there");
        else log.error({ err: causeOf(error) }, "authentication failed");
      },
      warn: (code) => log.debug({ code }, "authentication warning"),
      debug: () => undefined,
    },
  };
}

/** Auth.js keeps what really happened inside its own errors, where the log would not look. */
function causeOf(error: Error): Error {
  const { cause } = error;
  return typeof cause === "object" && cause !== null && "err" in cause && cause.err instanceof Error ? cause.err : error;
}

function emailProvider(): EmailConfig {
  const [newestSecret] = authSecrets();
  return {
    id: "email",
    type: "email",
    name: "E-mail",
    from: env().EMAIL_FROM,
    maxAge: linkHours * 3600,
    secret: newestSecret,
    normalizeIdentifier: canonical,
    sendVerificationRequest: ({ identifier, url }) => mailLink(identifier, new URL(url)),
    options: {},
  };
}

function canonical(identifier: string): string {
  const parsed = parseEmailAddress(identifier);
  if (!parsed.ok) throw new Error("The address to sign in with is not an e-mail address");
  return parsed.address;
}

/** The mail leads to our own page, whose button goes on to Auth.js, so that a scanner opening the link spends nothing. */
async function mailLink(email: string, callback: URL): Promise<void> {
  const link = new URL("/sign-in/confirm", env().APP_URL);
  link.searchParams.set("email", email);
  link.searchParams.set("token", callback.searchParams.get("token") ?? "");
  const next = new URL(callback.searchParams.get("callbackUrl") ?? "/", env().APP_URL);
  if (next.origin === env().APP_URL) link.searchParams.set("next", next.pathname + next.search);
  await send({ to: email, subject: signInSubject(), react: createElement(SignIn, { link: link.href, expiresInHours: linkHours }) });
}
