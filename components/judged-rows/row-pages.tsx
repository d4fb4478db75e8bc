"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { Button } from "#components/ui/button.tsx";

/** Rows at a time: a page of a thousand open fields is slow to draw and slower to find one's way in. */
const rowsPerPage = 50;

/** The part of a table that is shown, and where it is; a page that is no more leads to the last one. */
export function pageOf<Row>(rows: readonly Row[], page: number) {
  const pages = Math.max(1, Math.ceil(rows.length / rowsPerPage));
  const current = Math.min(page, pages - 1);
  return { shown: rows.slice(current * rowsPerPage, (current + 1) * rowsPerPage), current, pages };
}

type RowPagesProps = { current: number; pages: number; rows: number; onGo: (page: number) => void };

/** The way through a table of more rows than one page has. */
export function RowPages({ current, pages, rows, onGo }: RowPagesProps) {
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages of rows" className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted tabular-nums">
        {current * rowsPerPage + 1} to {Math.min(rows, (current + 1) * rowsPerPage)} of {rows}
      </p>
      <div className="flex gap-2">
        <Button size="sm" disabled={current === 0} onClick={() => onGo(current - 1)}>
          <ChevronLeft aria-hidden />
          Previous
        </Button>
        <Button size="sm" disabled={current === pages - 1} onClick={() => onGo(current + 1)}>
          Next
          <ChevronRight aria-hidden />
        </Button>
      </div>
    </nav>
  );
}
