/** Rules for slugs (PRODUCT 5.3): 3-40 of `a-z0-9-`, no hyphen at either end, not reserved, never reused. */
const slugPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])$/;
const reservedSlugs = new Set([
  "account",
  "admin",
  "api",
  "app",
  "auth",
  "billing",
  "create",
  "gateway",
  "guildhall",
  "health",
  "help",
  "invite",
  "invites",
  "login",
  "logout",
  "new",
  "null",
  "organization",
  "organizations",
  "orgs",
  "personal",
  "profile",
  "public",
  "root",
  "settings",
  "sign-in",
  "sign-out",
  "sign-up",
  "status",
  "support",
  "system",
  "team",
  "teams",
  "undefined",
  "user",
  "users",
  "webhooks",
  "www",
]);
const slugMaxLength = 40;

/** Why `slug` cannot be used, as a sentence without a subject, or null when it can. */
export function slugProblem(slug: string): string | null {
  if (slug.length < 3 || slug.length > slugMaxLength) return "must have 3 to 40 characters";
  if (!slugPattern.test(slug)) return "must consist of a-z, 0-9 and hyphens, with a letter or digit at both ends";
  if (reservedSlugs.has(slug)) return "is reserved; choose another";
  return null;
}

/** The slug a name suggests: ASCII letters and digits joined by hyphens, and `-org` where that is too short or reserved; `org` when nothing is left. */
export function slugFromName(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
  const trimmed = plain.slice(0, slugMaxLength).replace(/^-+|-+$/g, "");
  if (slugProblem(trimmed) === null) return trimmed;
  return `${trimmed}-org`.replace(/^-+/, "");
}

/** `acme`, `acme-2`, `acme-3` …, each within the length limit. */
export function slugCandidate(slug: string, attempt: number): string {
  if (attempt === 1) return slug;
  const suffix = `-${attempt}`;
  return slug.slice(0, slugMaxLength - suffix.length).replace(/-+$/, "") + suffix;
}
