import { ChevronRight, ChevronsLeft } from "lucide-react";
import { addressWith, type ListParameters } from "#components/lists/list-address.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";

type AuditPagingProps = { pathname: string; parameters: ListParameters; nextBefore: number | null };

/** The log is read from its end: on to older events, or back to the newest, under the same filters. */
export function AuditPaging({ pathname, parameters, nextBefore }: AuditPagingProps) {
  const newest = parameters.get("before") === null;
  if (newest && nextBefore === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {!newest && (
        <ButtonLink href={addressWith(pathname, parameters, { before: null })} size="sm">
          <ChevronsLeft aria-hidden />
          Newest
        </ButtonLink>
      )}
      {nextBefore !== null && (
        <ButtonLink href={addressWith(pathname, parameters, { before: String(nextBefore) })} size="sm">
          Older
          <ChevronRight aria-hidden />
        </ButtonLink>
      )}
    </nav>
  );
}
