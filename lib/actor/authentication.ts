import NextAuth from "next-auth";
import type { EmailConfig } from "next-auth/providers";
import { createElement } from "react";
import { authSecrets, env } from "#lib/env.ts";
import { parseEmailAddress } from "#lib/email-address.ts";
import { log } from "#lib/log.ts";
import { send } from "#lib/mail/send.ts";
import { SignIn, signInSubject } from "#lib/mail/templates/sign-in.tsx";
import { authAdapter } from "./auth-adapter.ts";
import { sessionMaximumDays } from "./session.ts";

/** Hours a sign-in link works. */
const linkHours = 1;
const secondsADay = 86_400;
const basePath = "/api/auth";

/** Where Auth.js says it leads once it has mailed a link. */
export const sentPath = `${basePath}/verify-request`;

/** Auth.js, kept thin: it sends links, turns them into sessions, and nothing else. Reading sessions is ours (`session.ts`). */
export const { handlers, signIn } = NextAuth(() => ({
  adapter: authAdapter(),
  providers: [emailProvider()],
  secret: [...authSecrets()],
  session: { strategy: "database", maxAge: sessionMaximumDays * secondsADay },
  pages: { signIn: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in/sent" },
  trustHost: true,
  basePath,
  logger: {
    error: (error) => log.error({ err: error }, "authentication failed"),
    warn: (code) => log.debug({ code }, "authentication warning"),
    debug: () => undefined,
  },
}));

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
