import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

/** Details that are one press away. */
export function Disclosure({ summary, children, onOpen }: { summary: string; children: ReactNode; onOpen?: () => void }) {
  return (
    <details className="group" onToggle={onOpen && (({ currentTarget }) => currentTarget.open && onOpen())}>
      <summary className="-ml-1 inline-flex h-6 list-none items-center gap-1 rounded-sm px-1 text-sm text-muted hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="size-3.5 transition-transform duration-100 group-open:rotate-90" />
        {summary}
      </summary>
      <div className="mt-2 text-sm">{children}</div>
    </details>
  );
}
