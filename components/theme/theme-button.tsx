"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTheme } from "next-themes";
import { Menu } from "#components/ui/menu.tsx";

const themes = [
  { value: "light", label: "Light", icon: <Sun aria-hidden /> },
  { value: "dark", label: "Dark", icon: <Moon aria-hidden /> },
  { value: "system", label: "System", icon: <Monitor aria-hidden /> },
];

/** Light, dark or as the system says, where there is no user menu to ask in. */
export function ThemeButton() {
  const { theme = "system", setTheme } = useTheme();
  return (
    <Menu
      label="Theme"
      variant="ghost"
      size="icon"
      align="end"
      entries={[{ kind: "choice", label: "Theme", value: theme, options: themes, onChoose: setTheme }]}
    >
      <Sun aria-hidden className="dark:hidden" />
      <Moon aria-hidden className="hidden dark:block" />
    </Menu>
  );
}
