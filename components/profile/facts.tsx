import { Fragment } from "react";

/** What is known, as a list of names and values. */
export function Facts({ facts }: { facts: Record<string, string> }) {
  return (
    <dl className="grid gap-x-8 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)] sm:gap-y-3">
      {Object.entries(facts).map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-muted max-sm:not-first:mt-2">{name}</dt>
          <dd className="min-w-0 break-words text-ink">{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
