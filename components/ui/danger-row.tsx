import type { ReactNode } from "react";

/** One dangerous thing: what it does, and the button for it. */
export function DangerRow({ title, children, action }: { title: string; children: ReactNode; action: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4 first:pt-0 last:pb-0">
      <div className="min-w-0 flex-1 basis-72">
        <h3 className="font-medium text-ink">{title}</h3>
        <p className="mt-0.5 text-pretty text-muted">{children}</p>
      </div>
      {action}
    </li>
  );
}
