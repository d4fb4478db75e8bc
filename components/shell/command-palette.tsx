"use client";

import { Suspense, useEffect, useState } from "react";
import { onDemand } from "#components/ui/on-demand.tsx";
import { onOpenPalette } from "./open-palette.ts";
import type { PaletteProps } from "./palette.tsx";
import type { Command } from "./shell-data.ts";

const usePalette = onDemand<PaletteProps>(() => import("./palette.tsx"));

/** Waits for Cmd/Ctrl-K; the palette itself loads then. */
export function CommandPalette({ commands }: { commands: readonly Command[] }) {
  const { Popup: Palette, wanted, want } = usePalette();
  const [open, setOpen] = useState(false);

  useEffect(() =>
    onOpenPalette(() => {
      want();
      setOpen(true);
    }),
  );

  return (
    wanted && (
      <Suspense fallback={null}>
        <Palette open={open} onOpenChange={setOpen} commands={commands} />
      </Suspense>
    )
  );
}
