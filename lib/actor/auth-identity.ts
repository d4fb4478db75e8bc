import { z } from "zod";
import { parseEmailAddress } from "#lib/email-address.ts";
import { env } from "#lib/env.ts";
import type { SignInProvider } from "#lib/sign-in-providers.ts";

/** Whom a provider says somebody is. */
export type ProviderIdentity = {
  provider: SignInProvider;
  /** `<host>/<id there>`: should the operator name another server one day, nobody there is taken for somebody here. */
  providerAccountId: string;
  /** What its owner knows it by there. */
  label: string;
  /** In canonical form, and only where the provider has verified it (PRODUCT 4.1). */
  email: string | null;
};

/** `/user` and `/user/emails` of GitHub's API, as `auth-providers.ts` puts them together. */
const gitHubProfile = z.object({
  id: z.number().int().positive(),
  login: z.string().min(1),
  emails: z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() })),
});

/** The claims of Google's id_token. */
const googleProfile = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
});

/** Throws ZodError when the provider answered something else than it documents. */
export function identityOf(provider: SignInProvider, profile: unknown): ProviderIdentity {
  return provider === "github" ? gitHubIdentity(profile) : googleIdentity(profile);
}

function gitHubIdentity(profile: unknown): ProviderIdentity {
  const { id, login, emails } = gitHubProfile.parse(profile);
  // Never another than the primary one: among the verified is GitHub's own, which receives nothing.
  const primary = emails.find((address) => address.primary);
  return {
    provider: "github",
    providerAccountId: accountId(env().GITHUB_URL, String(id)),
    label: shortened(login),
    email: primary?.verified ? canonical(primary.email) : null,
  };
}

function googleIdentity(profile: unknown): ProviderIdentity {
  const { sub, email = "", email_verified: isVerified = false } = googleProfile.parse(profile);
  return {
    provider: "google",
    providerAccountId: accountId(env().GOOGLE_ISSUER, sub),
    label: shortened(email || sub),
    email: isVerified ? canonical(email) : null,
  };
}

function accountId(base: string, id: string): string {
  return `${new URL(base).hostname}/${id}`;
}

function canonical(email: string): string | null {
  const parsed = parseEmailAddress(email);
  return parsed.ok ? parsed.address : null;
}

function shortened(label: string): string {
  return label.slice(0, 254);
}
