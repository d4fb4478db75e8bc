import { Callout } from "#components/ui/callout.tsx";

/** For whoever hesitates between teams and organizations (UX "Guidance where people hesitate"). */
export function OneOrSeveral() {
  return (
    <Callout>
      <p>
        One organization with teams is usually right: people, seats and API plans are shared, and each team keeps its projects to itself.
      </p>
      <p className="mt-1">
        Several organizations share nothing. Make another when the owner, the bill or the region has to be a different one.
      </p>
    </Callout>
  );
}
