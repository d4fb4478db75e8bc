"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { StartLink } from "#components/shell/start-link.tsx";

/** Another tenant's page and a missing one look the same (STYLE 5). */
export default function NotFound() {
  return (
    <PlainPage
      title="Page not found"
      description="It does not exist, or you have no access to it. Check the address, or the account you are signed in with."
    >
      <StartLink />
    </PlainPage>
  );
}
