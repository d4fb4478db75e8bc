"use client";

import { useEffect, useState } from "react";

/** Whether this page is being left for an address that answers slowly; coming back finds the page as it was. */
export function useLeaving(): [leaving: boolean, setLeaving: (leaving: boolean) => void] {
  const [leaving, setLeaving] = useState(false);

  useEffect(() => {
    const ready = () => setLeaving(false);
    window.addEventListener("pageshow", ready);
    return () => window.removeEventListener("pageshow", ready);
  }, []);

  return [leaving, setLeaving];
}
