"use client";

import "./globals.css";

/** When even the root layout failed: no providers, no theme, so only what the browser gives. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Guildhall</title>
        <main className="mx-auto flex min-h-dvh max-w-100 flex-col items-start justify-center gap-4 px-4">
          <h1 className="text-xl font-semibold">Something went wrong</h1>
          <p className="text-muted">The page could not be drawn. Try again in a moment.</p>
          <button type="button" onClick={reset} className="h-8 rounded-md bg-accent px-3 font-medium text-accent-ink">
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
