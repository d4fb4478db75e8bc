import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { ButtonLink } from "./button-link.tsx";
import { buttonStyles } from "./button-styles.ts";

type PaginationProps = {
  /** Where the neighbours are; absent at either end. */
  previous?: string;
  next?: string;
  /** Such as "1,204 members". */
  summary?: ReactNode;
  /** The list is read by the browser, so that only the address has to change. */
  shallow?: boolean;
};

/** Keyset paging: there are neighbours, no page numbers. */
export function Pagination({ previous, next, summary, shallow }: PaginationProps) {
  return (
    <nav aria-label="Pages" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted tabular-nums">{summary}</p>
      {(previous || next) && (
        <div className="flex gap-2">
          <Neighbour href={previous} shallow={shallow}>
            <ChevronLeft aria-hidden />
            Previous
          </Neighbour>
          <Neighbour href={next} shallow={shallow}>
            Next
            <ChevronRight aria-hidden />
          </Neighbour>
        </div>
      )}
    </nav>
  );
}

function Neighbour({ href, shallow, children }: { href: string | undefined; shallow: boolean | undefined; children: ReactNode }) {
  if (href === undefined) {
    return (
      <span aria-hidden className={`${buttonStyles({ size: "sm" })} button-inert`}>
        {children}
      </span>
    );
  }
  return (
    <ButtonLink href={href} shallow={shallow} size="sm" scroll={false}>
      {children}
    </ButtonLink>
  );
}
