"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useEffect } from "react";
import { Toaster } from "sonner";
import { toasterReady } from "./toast.ts";

/** Sonner in our look, loaded by `Toaster`. */
export default function SonnerToaster() {
  useEffect(toasterReady, []);

  return (
    <Toaster
      position="bottom-right"
      gap={8}
      icons={{
        success: <CircleCheck aria-hidden className="size-4 text-success-text" />,
        error: <CircleAlert aria-hidden className="size-4 text-danger-text" />,
      }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-2.5 rounded-md bg-raised p-3 font-sans text-base text-body shadow-popup",
          icon: "mt-0.5",
          title: "font-medium text-ink",
          description: "text-sm text-muted",
        },
      }}
    />
  );
}
