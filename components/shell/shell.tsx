import type { ReactNode } from "react";
import { CommandPalette } from "./command-palette.tsx";
import { paletteCommands } from "./palette-commands.ts";
import type { Command, NavItem, ShellData } from "./shell-data.ts";
import { Sidebar } from "./sidebar.tsx";
import { TopBar } from "./top-bar.tsx";

type ShellProps = { shell: ShellData; items: readonly NavItem[]; commands?: readonly Command[]; children: ReactNode };

/** What stands around every page of a signed-in person: the sidebar, a top bar on narrow screens, the palette. */
export function Shell({ shell, items, commands = [], children }: ShellProps) {
  return (
    <div className="flex min-h-dvh max-md:flex-col">
      <aside aria-label="Sidebar" className="sticky top-0 flex h-dvh w-60 shrink-0 flex-col border-r bg-panel max-md:hidden">
        <Sidebar shell={shell} items={items} />
      </aside>
      <TopBar shell={shell} items={items} />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 outline-none">
        {children}
      </main>
      <CommandPalette commands={paletteCommands(shell, items, commands)} />
    </div>
  );
}
