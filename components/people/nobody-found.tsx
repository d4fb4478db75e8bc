import { EmptyState } from "#components/ui/empty-state.tsx";

/** A search among people that found none. */
export function NobodyFound() {
  return <EmptyState title="Nobody found">Nobody here has this in their name or address. Check the spelling.</EmptyState>;
}
