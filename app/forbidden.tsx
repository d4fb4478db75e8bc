import { DeniedPage } from "#components/ui/denied-page.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** The last resort for a page one may not see; pages that know the denial draw `DeniedPage` with it themselves. */
export default function Forbidden() {
  return (
    <Page width="narrow">
      <h1 className="sr-only">No access</h1>
      <DeniedPage actions={<ButtonLink href="/">Go to the start page</ButtonLink>} />
    </Page>
  );
}
