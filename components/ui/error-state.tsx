"use client";

import { RotateCw } from "lucide-react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** Something could not be read: says so plainly and offers to try again. */
export function ErrorState({
  title = "This could not be loaded",
  message = "Nothing is lost. Try again in a moment.",
  retry,
  pending,
}: {
  title?: string;
  message?: string;
  retry?: () => void;
  pending?: boolean;
}) {
  return (
    <div role="alert">
      <EmptyState
        title={title}
        actions={
          retry && (
            <Button onClick={retry} pending={pending}>
              <RotateCw aria-hidden />
              Try again
            </Button>
          )
        }
      >
        {message}
      </EmptyState>
    </div>
  );
}
