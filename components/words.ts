/** What the screen calls things the code has shorter names for; one place, so that pages, mails and tooltips agree. */
const roleWords: Record<string, string> = {
  owner: "Owner",
  admin: "Admin",
  maintainer: "Maintainer",
  member: "Member",
  billing: "Billing manager",
  editor: "Editor",
  "read-only": "Read-only",
  forbidden: "Forbidden",
};

const regionWords: Record<string, string> = { us: "US", eu: "EU" };

/** "Billing manager" for `billing`; a custom role's name is its own word. */
export function roleWord(role: string): string {
  return roleWords[role] ?? role;
}

const roleSentences: Record<string, string> = {
  owner: "Holds everything, and alone can transfer or dismiss the organization.",
  admin: "Runs the organization: people, teams, settings and billing.",
  maintainer: "Looks after people, keys and restrictions.",
  member: "Uses the organization's APIs with keys of their own.",
  billing: "Sees usage and bills, manages payment and seats.",
};

/** What someone with this organization role is there for, in a line. */
export function roleSentence(role: string): string | undefined {
  return roleSentences[role];
}

/** "Team admin" for `admin`. */
export function teamRoleWord(role: string): string {
  return `Team ${roleWord(role).toLowerCase()}`;
}

/** There is one owner, so "the owner"; else "an admin", "a maintainer". */
const articles: Record<string, string> = { owner: "the", admin: "an", editor: "an" };

export function articleOf(role: string): string {
  return articles[role] ?? "a";
}

/** "EU" for `eu`. */
export function regionWord(region: string): string {
  return regionWords[region] ?? region.toUpperCase();
}

/** "1 member", "12 members", "1,204 members". */
export function count(amount: number, singular: string, plural = `${singular}s`): string {
  return `${amount.toLocaleString("en-US")} ${amount === 1 ? singular : plural}`;
}

/** What a region is and is not (PRODUCT 5.2). */
export const regionHelp = "Where your data is kept, not where you are: choose the one closest to you. It cannot be changed later.";

/** "See the members" for `see the members`. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
