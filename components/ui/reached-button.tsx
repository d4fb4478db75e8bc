"use client";

import { Suspense, type ComponentProps, type ReactNode } from "react";

type ReachedButtonProps = {
  opens: "menu" | "dialog";
  /** Of `useOnDemand`. */
  reach: { wanted: boolean; want: () => void; prepare: () => void };
  /** How the button looks and what it is called. */
  button: ComponentProps<"button">;
  /** What takes the button's place once it is wanted and loaded. */
  children: ReactNode;
};

/** The button of a popup that is loaded when somebody reaches for it: a plain one until then. */
export function ReachedButton({ opens, reach: { wanted, want, prepare }, button, children }: ReachedButtonProps) {
  const plain = (
    <button
      type="button"
      aria-haspopup={opens}
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={want}
      {...button}
    />
  );
  return wanted ? <Suspense fallback={plain}>{children}</Suspense> : plain;
}
