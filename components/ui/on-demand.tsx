"use client";

import { lazy, useState, type ComponentType } from "react";

/**
 * Loads a heavy popup when somebody reaches for it, so that no page carries it (UX "Fast").
 * Call at module level; `prepare` starts the download on hover or focus, `wanted` mounts it on press.
 */
export function onDemand<Props>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Popup = lazy(load);

  return function useOnDemand() {
    const [wanted, setWanted] = useState(false);
    return {
      Popup,
      wanted,
      want: () => setWanted(true),
      prepare: () => {
        load().catch(() => undefined); // shown by the error boundary if it still fails on press
      },
    };
  };
}
