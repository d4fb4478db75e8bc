"use client";

import { lazy, Suspense, useState, type ComponentType } from "react";

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

/** A popup that is told when it is open: loaded when it first opens, and mounted from then on. */
export function onFirstOpening<Props extends { open: boolean }>(load: () => Promise<{ default: ComponentType<Props> }>) {
  const Popup = lazy(load);

  return function OnFirstOpening(props: Props) {
    return (
      useEver(props.open) && (
        <Suspense fallback={null}>
          <Popup {...props} />
        </Suspense>
      )
    );
  };
}

/** Whether something was ever true: what was open once stays mounted, so that it can close in its own time. */
export function useEver(now: boolean): boolean {
  const [ever, setEver] = useState(now);
  if (now && !ever) setEver(true);
  return ever || now;
}
