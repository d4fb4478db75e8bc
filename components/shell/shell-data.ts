import type { IconName } from "./icons.tsx";

export type ShellOrganization = { slug: string; name: string; role: string; region: string };

/** What the shell draws; plain data, so that a server layout can hand it over. */
export type ShellData = {
  user: { name: string; email: string };
  /** Where one is: an organization, the personal account, or neither (profile, organizations). */
  current: ShellOrganization | { personal: true } | null;
  organizations: readonly ShellOrganization[];
  /** Regions that did not answer in time; their organizations are missing from the list. */
  unavailableRegions: readonly string[];
};

/** One line of the sidebar. A denied one stays visible and says why (UX "Denied is explained"). */
export type NavItem = { label: string; href: string; icon: IconName; disabledReason?: string };

/** One line of the palette. */
export type Command = { label: string; href: string; group: string; keywords?: string };

export function currentName(current: ShellData["current"]): string {
  if (current === null) return "Guildhall";
  return "personal" in current ? "Personal account" : current.name;
}
