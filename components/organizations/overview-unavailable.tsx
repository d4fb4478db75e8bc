import { ButtonLink } from "#components/ui/button-link.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { isRegion, regionNames } from "#lib/regions.ts";

/** A region that does not answer hides its organizations; the others are not hurt (ARCHITECTURE 5). */
export function UnavailableRegions({ regions }: { regions: readonly string[] }) {
  const names = regions.map((region) => (isRegion(region) ? regionNames[region] : region)).join(" and ");
  const title = regions.length === 1 ? `The ${names} region is unavailable` : `The ${names} regions are unavailable`;
  return (
    <Callout tone="warning" title={title} actions={<ButtonLink href="/organizations">Try again</ButtonLink>}>
      What you have there is safe, and missing from this list until it can be read again. Everything else works.
    </Callout>
  );
}
