import type { ReactNode } from "react";

type EmptyStateProps = { icon?: ReactNode; title: string; children?: ReactNode; actions?: ReactNode };

/** Nothing here yet, or nothing found: says what would be here and what to do. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 rounded-md border border-dashed border-line-strong px-6 py-12 text-center">
      {icon && <div className="mb-3 grid size-10 place-items-center rounded-md border bg-panel text-muted [&_svg]:size-5">{icon}</div>}
      <p className="text-base font-medium text-ink">{title}</p>
      {children && <div className="max-w-100 text-base text-pretty text-muted">{children}</div>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
