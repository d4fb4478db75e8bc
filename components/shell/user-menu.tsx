"use client";

import { Building2, ChevronsUpDown, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTheme } from "next-themes";
import { useTransition } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Menu } from "#components/ui/menu.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { toast } from "#components/ui/toast.ts";
import type { ShellData } from "./shell-data.ts";
import { signOut } from "./sign-out.ts";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
];

/** Who one is, how it looks, and the way out. */
export function UserMenu({ user }: Pick<ShellData, "user">) {
  const { theme = "system", setTheme } = useTheme();
  const [leaving, startLeaving] = useTransition();

  async function leave() {
    const problem = await signOut();
    if (problem) toast.error("You are still signed in", problem);
  }

  return (
    <Menu
      side="top"
      align="start"
      className="h-10 w-full justify-start gap-2.5 px-2 text-left font-normal"
      entries={[
        { kind: "heading", label: user.name, detail: user.email },
        { kind: "separator" },
        { kind: "link", label: "Profile", href: "/profile", icon: <UserRound aria-hidden /> },
        { kind: "link", label: "Organizations", href: "/organizations", icon: <Building2 aria-hidden /> },
        { kind: "separator" },
        { kind: "choice", label: "Theme", value: theme, options: themes, onChoose: setTheme },
        { kind: "separator" },
        { kind: "action", label: leaving ? "Signing out…" : "Sign out", icon: <LogOut aria-hidden />, onSelect: () => startLeaving(leave) },
      ]}
    >
      <VisuallyHidden>Your account,</VisuallyHidden>
      <Avatar name={user.name} size="sm" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-sm leading-4 font-medium text-ink">{user.name}</span>
        <span className="truncate text-xs text-muted">{user.email}</span>
      </span>
      <ChevronsUpDown aria-hidden className="text-muted" />
    </Menu>
  );
}
