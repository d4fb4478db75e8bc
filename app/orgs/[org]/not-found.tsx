import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

/** A page or a thing that this organization does not have. */
export default function OrganizationNotFound() {
  return (
    <Page>
      <PageHeader title="Page not found" />
      <EmptyState title="There is nothing at this address">
        It was never here, or it is gone. Choose a page on the left, or search for it.
      </EmptyState>
    </Page>
  );
}
