import type { ComponentProps } from "react";
import type { Decision } from "#lib/errors.ts";
import { ButtonLink } from "./button-link.tsx";
import { Button } from "./button.tsx";
import { denialSentence } from "./denial-sentence.ts";

/** A `ButtonLink` for whoever may go there; for the others a button that says why not, and who can help. */
export function GuardedLink({
  decision,
  variant,
  size,
  children,
  href,
}: Pick<ComponentProps<typeof ButtonLink>, "href" | "variant" | "size" | "children"> & { decision: Decision }) {
  if (decision.allowed) {
    return (
      <ButtonLink href={href} variant={variant} size={size}>
        {children}
      </ButtonLink>
    );
  }
  return (
    <Button variant={variant} size={size} disabledReason={denialSentence(decision)}>
      {children}
    </Button>
  );
}
