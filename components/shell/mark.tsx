import { cn } from "#components/ui/class-names.ts";

/** The guild's shield with its hall. Decorative: the name stands beside it. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={cn("size-6 shrink-0", className)}>
      <path className="fill-accent" d="M16 1.5 28 6v9.2c0 7.4-4.9 12.6-12 15.3C8.9 27.8 4 22.6 4 15.2V6z" />
      <path
        className="fill-accent-ink"
        d="m16 7 7 4v1.75H9V11zM10.25 14.25h2.25v5.5h-2.25zM14.875 14.25h2.25v5.5h-2.25zM19.5 14.25h2.25v5.5H19.5zM9 21.25h14v2H9z"
      />
    </svg>
  );
}
