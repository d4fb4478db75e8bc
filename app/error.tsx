"use client";

import { PlainPage } from "#components/shell/plain-page.tsx";
import { Button } from "#components/ui/button.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";

/** Anything a page did not expect. The digest is what the log calls it. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <PlainPage
      title="Something went wrong"
      description="Nothing you did is lost that was saved before. Try again; if it keeps happening, tell whoever runs this Guildhall."
    >
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" onClick={reset}>
          Try again
        </Button>
        <ButtonLink href="/">Go to the start page</ButtonLink>
      </div>
      {error.digest && (
        <p className="text-sm text-muted">
          Reference <code className="font-mono text-body">{error.digest}</code>
        </p>
      )}
    </PlainPage>
  );
}
