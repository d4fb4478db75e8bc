"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { StartLink } from "#components/shell/start-link.tsx";
import { buttonStyles } from "#components/ui/button-styles.ts";

/** Anything a page did not expect. The digest is what the log calls it. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage
      title="Something went wrong"
      description="Nothing you did is lost that was saved before. Try again; if it keeps happening, tell whoever runs this Guildhall."
    >
      <div className="flex flex-wrap gap-2">
        <button type="button" className={buttonStyles({ variant: "primary" })} onClick={reset}>
          Try again
        </button>
        <StartLink />
      </div>
      {error.digest && (
        <p className="text-sm text-muted">
          Reference <code className="font-mono text-body">{error.digest}</code>
        </p>
      )}
    </PlainPage>
  );
}
