"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button.tsx";
import type { ButtonStyles } from "./button-styles.ts";
import { toast } from "./toast.ts";
import { VisuallyHidden } from "./visually-hidden.tsx";

const copiedForMs = 2000;

type CopyButtonProps = ButtonStyles & {
  /** The text, or how to get it when pressed: an invitation link is made only then. */
  text: string | (() => Promise<string | undefined>);
  /** What is copied: "Copy link". Hidden when `size` is `icon`. */
  label?: string;
};

/** Copies, and says that it did. */
export function CopyButton({ text, label = "Copy", size, variant }: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "pending" | "copied">("idle");

  useEffect(() => {
    if (state !== "copied") return undefined;
    const timer = setTimeout(() => setState("idle"), copiedForMs);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    setState("pending");
    const copied = await write(text);
    setState(copied ? "copied" : "idle");
    if (copied === false) toast.error("Your browser did not allow copying", "Select the text and copy it yourself.");
  }

  return (
    <Button
      size={size}
      variant={variant}
      pending={state === "pending"}
      aria-label={size === "icon" ? label : undefined}
      onClick={() => void copy()}
    >
      {state === "copied" ? <Check aria-hidden className="text-success-text" /> : <Copy aria-hidden />}
      {size !== "icon" && (state === "copied" ? "Copied" : label)}
      <VisuallyHidden role="status">{state === "copied" ? "Copied" : ""}</VisuallyHidden>
    </Button>
  );
}

/** True when copied, false when the browser refused, undefined when there was nothing to copy. */
async function write(text: CopyButtonProps["text"]): Promise<boolean | undefined> {
  const value = typeof text === "string" ? text : await text().catch(() => undefined);
  if (value === undefined) return undefined;
  return navigator.clipboard.writeText(value).then(
    () => true,
    () => false,
  );
}
