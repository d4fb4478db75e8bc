"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const SonnerToaster = lazy(() => import("./sonner-toaster.tsx"));

/** The place toasts appear in. Loads after the page has settled, as nobody has done anything yet. */
export function Toaster() {
  const [settled, setSettled] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 300);
    return () => clearTimeout(timer);
  }, []);

  return (
    settled && (
      <Suspense fallback={null}>
        <SonnerToaster />
      </Suspense>
    )
  );
}
