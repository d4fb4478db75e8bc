import type { ReactNode } from "react";
import type { NavItem, ShellData } from "#components/shell/shell-data.ts";
import { Shell } from "#components/shell/shell.tsx";
import { readOwnAccounts, shellData } from "./own-accounts.ts";

/** The shell around pages outside organizations; `current` is null where the page is about the person. */
export async function AccountShell({
  current,
  children,
}: {
  current: Extract<ShellData["current"], { personal: true } | null>;
  children: ReactNode;
}) {
  const accounts = await readOwnAccounts();
  return (
    <Shell shell={shellData(accounts, current)} items={current === null ? ownItems : personalItems}>
      {children}
    </Shell>
  );
}

const ownItems: readonly NavItem[] = [
  { label: "Profile", href: "/profile", icon: "profile" },
  { label: "Organizations", href: "/organizations", icon: "organizations" },
];

const personalItems: readonly NavItem[] = [
  { label: "Home", href: "/personal", icon: "home" },
  { label: "Members", href: "/personal/members", icon: "members" },
];
