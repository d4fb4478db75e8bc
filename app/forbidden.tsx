"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { StartLink } from "#components/shell/start-link.tsx";

/** The last resort for a page one may not see; pages that know the denial draw `DeniedPage` with it themselves. */
export default function Forbidden() {
  return (
    <PlainPage
      title="You have no access to this page"
      description="Your role does not include it. Ask the owner or an admin of the organization."
    >
      <StartLink />
    </PlainPage>
  );
}
