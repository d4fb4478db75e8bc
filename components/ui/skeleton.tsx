import { cn } from "./class-names.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

/** The shape of a line or a picture on its way. It appears after 200 ms: faster data needs none. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-4 animate-[appear_200ms_200ms_both] rounded-sm bg-hover", className)} />;
}

/** A list on its way. */
export function SkeletonRows({ rows = 5, label = "Loading" }: { rows?: number; label?: string }) {
  return (
    <div role="status" className="divide-y rounded-md border">
      <VisuallyHidden>{label}</VisuallyHidden>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex items-center gap-3 px-4 py-3">
          <Skeleton className="size-8 rounded-full" />
          <Skeleton className="w-48" />
          <Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </div>
  );
}
