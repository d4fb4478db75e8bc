"use client";

import { buttonStyles } from "#components/ui/button-styles.ts";
import { PlainPage } from "./plain-page.tsx";
import { StartLink } from "./start-link.tsx";

type FailedPageProps = {
  error: Error & { digest?: string };
  /** Asks the server for the page once more. */
  retry: () => void;
};

/** Anything a page did not expect. The digest is what the log calls it. */
export function FailedPage({ error: { digest }, retry }: FailedPageProps) {
  return (
    <PlainPage
      title="Something went wrong"
      description="Nothing you did is lost that was saved before. Try again; if it keeps happening, tell whoever runs this Guildhall."
    >
      <div className="flex flex-wrap gap-2 *:grow">
        <button type="button" className={buttonStyles({ variant: "primary", size: "lg" })} onClick={retry}>
          Try again
        </button>
        <StartLink />
      </div>
      {digest && (
        <p className="text-sm text-muted">
          Reference <code className="font-mono text-body">{digest}</code>
        </p>
      )}
    </PlainPage>
  );
}
