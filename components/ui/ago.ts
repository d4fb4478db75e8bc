const steps: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "3 days ago", "in 2 hours", "just now"; both are milliseconds since 1970. */
export function ago(whenMs: number, nowMs: number): string {
  const seconds = (whenMs - nowMs) / 1000;
  for (const [unit, size] of steps) {
    // What lies ahead is rounded: an invitation of seven days, sent a second ago, has seven days left.
    if (Math.abs(seconds) >= size) return format.format(seconds > 0 ? Math.round(seconds / size) : Math.trunc(seconds / size), unit);
  }
  return "just now";
}
