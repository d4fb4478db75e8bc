import { expect, test } from "vitest";
import { groupCommands, matches, paletteCommands } from "./palette-commands.ts";
import type { ShellData } from "./shell-data.ts";

const shell: ShellData = {
  user: { name: "Kim", email: "kim@freelance.example" },
  current: null,
  organizations: [{ slug: "globex", name: "Globex", role: "member", region: "eu" }],
  unavailableRegions: [],
};

test("a command is found by the beginnings of its words, in any order", () => {
  const command = { label: "Invite people", href: "/orgs/acme/invites/new", group: "Acme", keywords: "add member" };
  expect(matches(command, "inv")).toBe(true);
  expect(matches(command, "people acme")).toBe(true);
  expect(matches(command, "memb")).toBe(true);
  expect(matches(command, "vite")).toBe(false);
  expect(matches(command, "")).toBe(true);
});

test("the palette leads to every organization and leaves out pages one may not open", () => {
  const commands = paletteCommands(
    shell,
    [
      { label: "Members", href: "/orgs/acme/members", icon: "members" },
      { label: "Audit log", href: "/orgs/acme/audit", icon: "audit", disabledReason: "Members cannot read the audit log." },
    ],
    [],
  );
  expect(commands.map(({ label }) => label)).toContain("Globex");
  expect(commands.map(({ label }) => label)).toContain("Members");
  expect(commands.map(({ label }) => label)).not.toContain("Audit log");
});

test("groups keep the order in which they first appear", () => {
  const groups = groupCommands([
    { label: "A", href: "/a", group: "One" },
    { label: "B", href: "/b", group: "Two" },
    { label: "C", href: "/c", group: "One" },
  ]);
  expect(groups.map(({ value, items }) => [value, items.length])).toEqual([
    ["One", 2],
    ["Two", 1],
  ]);
});
