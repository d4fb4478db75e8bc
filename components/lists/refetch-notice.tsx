"use client";

import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";

/** Above a list that is shown as it was, because reading it again failed. */
export function RefetchNotice({ retry, pending }: { retry: () => void; pending: boolean }) {
  return (
    <Callout
      tone="warning"
      actions={
        <Button size="sm" onClick={retry} pending={pending}>
          Try again
        </Button>
      }
    >
      This list may be out of date: it could not be read again.
    </Callout>
  );
}
