import type { ComponentProps } from "react";

/** A link that opens a new document, without Next's router: every page carries the root's error pages, and whatever they are made of. */
export function PlainLink({ children, ...props }: ComponentProps<"a">) {
  return <a {...props}>{children}</a>;
}
