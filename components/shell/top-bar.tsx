"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { onDemand } from "#components/ui/on-demand.tsx";
import type { DrawerProps } from "./drawer.tsx";
import { openPalette } from "./open-palette.ts";
import { currentName, type NavItem, type ShellData } from "./shell-data.ts";

const useDrawer = onDemand<DrawerProps>(() => import("./drawer.tsx"));

/** Narrow screens: the way to the sidebar, where one is, and search. */
export function TopBar({ shell, items }: { shell: ShellData; items: readonly NavItem[] }) {
  const { Popup: Drawer, wanted, want, prepare } = useDrawer();
  const pathname = usePathname();
  const [openedOn, setOpenedOn] = useState<string>(); // going elsewhere closes it

  function open() {
    want();
    setOpenedOn(pathname);
  }

  return (
    <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-b bg-panel px-3 md:hidden">
      <Button
        variant="ghost"
        size="icon"
        className="size-10"
        aria-label="Open navigation"
        aria-haspopup="dialog"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={open}
      >
        <MenuIcon aria-hidden />
      </Button>
      <span className="min-w-0 flex-1 truncate font-semibold text-ink">{currentName(shell.current)}</span>
      <Button variant="ghost" size="icon" className="size-10" aria-label="Search" onClick={openPalette}>
        <Search aria-hidden />
      </Button>
      {wanted && (
        <Suspense fallback={null}>
          <Drawer shell={shell} items={items} open={openedOn === pathname} close={() => setOpenedOn(undefined)} />
        </Suspense>
      )}
    </header>
  );
}
