"use client";

import { useEffect, useState } from "react";
import { ago } from "./ago.ts";
import { useHydrated } from "./use-hydrated.ts";

const refreshMs = 60_000;

// Made once: making one takes longer than drawing a row.
const exact = new Intl.DateTimeFormat("en-GB", {
  year: "numeric",
  month: "short",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZoneName: "short",
});

/**
 * "3 days ago", with the exact time in a title, which waits for the browser as only that knows the reader's time zone; keeps
 * counting while the page is open. `value` is an ISO date-time or a Date.
 */
export function RelativeTime({ value, className }: { value: string | Date; className?: string }) {
  const date = new Date(value);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const hydrated = useHydrated();

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), refreshMs);
    return () => clearInterval(timer);
  }, []);

  return (
    <time suppressHydrationWarning dateTime={date.toISOString()} title={hydrated ? exact.format(date) : undefined} className={className}>
      {ago(date.getTime(), nowMs)}
    </time>
  );
}
