import { ChevronRight, ChevronsLeft } from "lucide-react";
import { ButtonLink } from "#components/ui/button-link.tsx";

type AuditPagingProps = { slug: string; newest: boolean; nextBefore: number | null };

/** The log is read from its end: on to older events, or back to the newest. */
export function AuditPaging({ slug, newest, nextBefore }: AuditPagingProps) {
  if (newest && nextBefore === null) return null;
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2">
      {!newest && (
        <ButtonLink href={`/orgs/${slug}/audit`} size="sm">
          <ChevronsLeft aria-hidden />
          Newest
        </ButtonLink>
      )}
      {nextBefore !== null && (
        <ButtonLink href={`/orgs/${slug}/audit?before=${nextBefore}`} size="sm">
          Older
          <ChevronRight aria-hidden />
        </ButtonLink>
      )}
    </nav>
  );
}
