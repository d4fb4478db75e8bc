"use client";

import { Search } from "lucide-react";
import { Kbd } from "#components/ui/kbd.tsx";
import { useHydrated } from "#components/ui/use-hydrated.ts";
import { openPalette } from "./open-palette.ts";

/** Opens the palette, and teaches its shortcut. */
export function PaletteButton() {
  const onMac = useHydrated() && /mac|iphone|ipad/i.test(navigator.userAgent);
  return (
    <button
      type="button"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={openPalette}
      className="flex h-8 w-full items-center gap-2 rounded-md border bg-canvas px-2 text-sm text-muted hover:border-line-strong hover:text-ink pointer-coarse:h-10"
    >
      <Search aria-hidden className="size-4 shrink-0" />
      <span className="min-w-0 flex-1 truncate text-left">Search or go to…</span>
      <span aria-hidden className="flex gap-0.5 pointer-coarse:hidden">
        <Kbd>{onMac ? "⌘" : "Ctrl"}</Kbd>
        <Kbd>K</Kbd>
      </span>
    </button>
  );
}
