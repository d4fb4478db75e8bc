import type { Command, NavItem } from "#components/shell/shell-data.ts";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import type { Decision } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Organization = Pick<OutputOf<"organization.view">, "slug" | "name" | "may">;
type Section = { path: string; label: string; icon: NavItem["icon"]; permission: keyof Organization["may"] };

/** The pages of an organization and what one must be allowed to see each. */
const home: Section = { path: "", label: "Home", icon: "home", permission: "organization.view" };
const sections: readonly Section[] = [
  home,
  { path: "/members", label: "Members", icon: "members", permission: "member.list" },
  { path: "/invites", label: "Invitations", icon: "invitations", permission: "invitation.list" },
  { path: "/teams", label: "Teams", icon: "teams", permission: "team.list" },
  { path: "/projects", label: "Projects", icon: "projects", permission: "organization.view" },
  { path: "/audit", label: "Audit log", icon: "audit", permission: "audit.view" },
  { path: "/roles", label: "Roles", icon: "roles", permission: "organization.view" },
  { path: "/settings", label: "Settings", icon: "settings", permission: "organization.view" },
];

/** The sidebar's items; a page one may not see stays visible and says why. */
export function navigationItems({ slug, may }: Organization): NavItem[] {
  return sections.map(({ path, label, icon, permission }) => {
    const decision = may[permission];
    return { label, icon, href: `/orgs/${slug}${path}`, ...(!decision.allowed && { disabledReason: denialSentence(decision) }) };
  });
}

/** What the palette offers here beside the pages. */
export function commands({ slug, name, may }: Organization): Command[] {
  return may["invitation.create"].allowed
    ? [{ label: "Invite people", href: `/orgs/${slug}/invites/new`, group: name, keywords: "member add invitation" }]
    : [];
}

/** The team of a path such as `/orgs/acme/teams/0192…`; its people are not for everybody who sees the teams (PRODUCT 3.10). */
export function teamIdAt(path: string): string | undefined {
  return /^\/orgs\/[^/]+\/teams\/([^/?]+)/.exec(path)?.[1];
}

/** The section of a path such as `/orgs/acme/audit?before=9`, and the answer of the policy for it. */
export function sectionAt(path: string, { slug, may }: Organization): { label: string; decision: Decision } {
  const below = path.split("?", 1)[0]?.slice(`/orgs/${slug}`.length) ?? "";
  const { label, permission } = sections.find((section) => section.path !== "" && `${below}/`.startsWith(`${section.path}/`)) ?? home;
  return { label, decision: may[permission] };
}
