import type { ReactNode } from "react";
import { PlainLink } from "#components/ui/plain-link.tsx";
import { Mark } from "./mark.tsx";

type PlainPageProps = { title: string; description?: ReactNode; width?: "narrow" | "wide"; children?: ReactNode };

/** A page outside the shell: signing in, accepting an invitation, an error. One thing to do, in the middle. */
export function PlainPage({ title, description, width = "narrow", children }: PlainPageProps) {
  return (
    <div className="flex min-h-dvh flex-col items-center bg-panel px-4 py-10 sm:py-20">
      <header className="mb-8">
        <PlainLink href="/" className="flex items-center gap-2 rounded-sm text-lg font-semibold tracking-tight text-ink">
          <Mark />
          Guildhall
        </PlainLink>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className={`w-full rounded-md border bg-canvas p-6 outline-none sm:p-8 ${width === "narrow" ? "max-w-100" : "max-w-140"}`}
      >
        <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
        {description && <div className="mt-1 text-base text-pretty text-muted">{description}</div>}
        {children && <div className="mt-6 flex flex-col gap-5">{children}</div>}
      </main>
    </div>
  );
}
