import type { ComponentProps, ReactNode } from "react";
import { cn } from "./class-names.ts";

/** A quiet box. */
export function Card({ className, ...props }: ComponentProps<"div">) {
  return <div className={cn("rounded-md border bg-canvas p-4 sm:p-5", className)} {...props} />;
}

type SectionProps = {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  danger?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** A titled part of a page. `danger` is the danger zone. */
export function Section({ title, description, actions, danger = false, id, className, children }: SectionProps) {
  return (
    <section
      id={id}
      aria-label={title}
      className={cn("overflow-hidden rounded-md border bg-canvas", danger && "border-danger-line", className)}
    >
      <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 pt-4 pb-0 last:pb-4 sm:px-5">
        <div className="min-w-0 flex-1 basis-60">
          <h2 className={cn("text-lg font-semibold", danger && "text-danger-text")}>{title}</h2>
          {description && <p className="mt-0.5 text-base text-pretty text-muted">{description}</p>}
        </div>
        {actions && <div className="flex shrink-0 flex-wrap gap-2">{actions}</div>}
      </header>
      {children && <div className="p-4 sm:p-5">{children}</div>}
    </section>
  );
}

/** One number and what it counts. */
export function Figure({ label, value, note }: { label: string; value: ReactNode; note?: ReactNode }) {
  return (
    <Card className="flex flex-col gap-1">
      <span className="text-sm text-muted">{label}</span>
      <span className="text-xl font-semibold text-ink tabular-nums">{value}</span>
      {note && <span className="text-sm text-muted">{note}</span>}
    </Card>
  );
}
