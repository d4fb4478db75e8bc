import { EmptyState } from "#components/ui/empty-state.tsx";

/** A log in which nothing is, or nothing that the filters ask for. */
export function NoEvents({ filtered }: { filtered: boolean }) {
  if (filtered) return <EmptyState title="No events match">Choose another event or name, or clear the filters.</EmptyState>;
  return <EmptyState title="No events">Changes to the organization and its people appear here.</EmptyState>;
}
