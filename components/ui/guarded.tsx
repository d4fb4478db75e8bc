"use client";

import type { Decision } from "#lib/errors.ts";
import { Button, type ButtonProps } from "./button.tsx";
import { denialSentence } from "./denial-sentence.ts";

/** A button that is there for everybody and says to those who may not why, and who can (UX "Denied is explained"). */
export function GuardedButton({ decision, ...props }: ButtonProps & { decision: Decision }) {
  return <Button {...props} disabledReason={reasonFor(decision) ?? props.disabledReason} />;
}

/** The sentence for a denied decision, undefined when allowed. */
export function reasonFor(decision: Decision): string | undefined {
  return decision.allowed ? undefined : denialSentence(decision);
}
