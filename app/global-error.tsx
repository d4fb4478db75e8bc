"use client";

import { useEffect } from "react";
import { FailedPage } from "#components/shell/failed-page.tsx";
import "./globals.css";

/** When even the root layout failed: there are no providers, so the theme is the system's. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  useEffect(() => {
    document.documentElement.classList.toggle("dark", matchMedia("(prefers-color-scheme: dark)").matches);
  }, []);

  return (
    <html lang="en" suppressHydrationWarning>
      <body>
        <title>Something went wrong · Guildhall</title>
        <FailedPage error={error} retry={() => location.reload()} />
      </body>
    </html>
  );
}
