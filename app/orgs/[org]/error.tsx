"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

/** Something a page of the organization did not expect; its shell stays. The digest is what the log calls it. */
export default function OrganizationError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const router = useRouter();
  const [pending, start] = useTransition();

  function retry() {
    start(() => {
      router.refresh();
      reset();
    });
  }

  return (
    <Page>
      <PageHeader title="Something went wrong" />
      <ErrorState
        title="This page could not be loaded"
        message="What was saved before is safe. Try again in a moment."
        retry={retry}
        pending={pending}
      />
      {error.digest && (
        <p className="text-sm text-muted">
          Reference <code className="font-mono text-body">{error.digest}</code>
        </p>
      )}
    </Page>
  );
}
