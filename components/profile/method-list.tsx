"use client";

import type { ReactNode } from "react";
import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";

/** The ways one signs in; the list takes the focus when a button goes with what it unlinked. */
export function MethodList({ linked, children }: { linked: number; children: ReactNode }) {
  const list = useFocusOnceGone(linked);
  return (
    <div ref={list} tabIndex={-1} className="outline-none">
      <ul aria-label="Sign-in methods" className="divide-y rounded-md border">
        {children}
      </ul>
    </div>
  );
}
