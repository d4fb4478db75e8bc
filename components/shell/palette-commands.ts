import type { Command, NavItem, ShellData } from "./shell-data.ts";

/** A group as Base UI wants it: `value` is its heading. */
export type CommandGroup = { value: string; items: Command[] };

/** Everything one can go to from here: the page's own commands first, then its items, the other accounts, the rest. */
export function paletteCommands(shell: ShellData, items: readonly NavItem[], own: readonly Command[]): Command[] {
  const pages = items.filter((item) => item.disabledReason === undefined).map(({ label, href }) => ({ label, href, group: "Go to" }));
  const accounts = shell.organizations.map(({ name, slug }) => ({
    label: name,
    href: `/orgs/${slug}`,
    group: "Switch to",
    keywords: `organization ${slug}`,
  }));
  return [
    ...own,
    ...pages,
    { label: "Personal account", href: "/personal", group: "Switch to" },
    ...accounts,
    { label: "Create organization", href: "/orgs/new", group: "More", keywords: "new" },
    { label: "All organizations", href: "/organizations", group: "More", keywords: "overview list" },
    { label: "Profile", href: "/profile", group: "More", keywords: "name e-mail sessions account" },
  ];
}

export function groupCommands(commands: readonly Command[]): CommandGroup[] {
  const groups = new Map<string, Command[]>();
  for (const command of commands) groups.set(command.group, [...(groups.get(command.group) ?? []), command]);
  return [...groups].map(([value, items]) => ({ value, items }));
}

/** Whether every word typed begins a word of the command, in any order: "acme inv" finds "Invite people" of Acme. */
export function matches(command: Command, typed: string): boolean {
  const words = `${command.label} ${command.group} ${command.keywords ?? ""}`.toLowerCase().split(/[\s-]+/);
  return typed
    .toLowerCase()
    .split(/[\s-]+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
