"use client";

import { useEffect, useState } from "react";
import { ago } from "./ago.ts";
import { useHydrated } from "./use-hydrated.ts";

const refreshMs = 60_000;

// Made once: making one takes longer than drawing a row.
const here = exactIn(undefined);
const utc = exactIn("UTC");

/** "3 days ago", with the exact time in a title; keeps counting while the page is open. `value` is an ISO date-time or a Date. */
export function RelativeTime({ value, className }: { value: string | Date; className?: string }) {
  const date = new Date(value);
  const [nowMs, setNowMs] = useState(() => Date.now());
  const exact = useHydrated() ? here : utc;

  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), refreshMs);
    return () => clearInterval(timer);
  }, []);

  return (
    <time suppressHydrationWarning dateTime={date.toISOString()} title={exact.format(date)} className={className}>
      {ago(date.getTime(), nowMs)}
    </time>
  );
}

function exactIn(timeZone: string | undefined): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
  });
}
