"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, type SyntheticEvent } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useForm } from "./form-context.ts";

/**
 * Asks before a link, a reload or a closed tab throws away what was changed and not saved: in the `Form` around it, or
 * wherever `unsaved` says so.
 */
export function LeaveGuard({ unsaved }: { unsaved?: boolean }) {
  const form = useForm();
  const dirty = unsaved ?? form.dirty;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [destination, setDestination] = useState("");

  useEffect(() => {
    if (!dirty) return undefined;
    function hold(event: MouseEvent) {
      const path = pathLedTo(event);
      if (path === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(path);
      setAsking(true);
    }
    window.addEventListener("click", hold, true); // before the link itself hears of it
    window.addEventListener("beforeunload", askBrowser);
    return () => {
      window.removeEventListener("click", hold, true);
      window.removeEventListener("beforeunload", askBrowser);
    };
  }, [dirty]);

  return (
    // The dialog's own form lies elsewhere in the document, but React would tell ours of it.
    <div className="contents" onSubmit={keepInside} onInput={keepInside}>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Leave without saving?"
        action="Leave without saving"
        keep="Keep editing"
        onConfirm={async () => ({ ok: true, data: null })}
        onDone={() => router.push(destination)}
      >
        What you changed on this page is not saved yet and would be lost.
      </ConfirmDialog>
    </div>
  );
}

/** The page of ours that a plain click on a link would open, unless it is this one. */
function pathLedTo(event: MouseEvent): string | undefined {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || link.target === "_blank" || link.hasAttribute("download") || link.origin !== window.location.origin)
    return undefined;
  return link.pathname === window.location.pathname ? undefined : link.pathname + link.search + link.hash;
}

function askBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function keepInside(event: SyntheticEvent): void {
  event.stopPropagation();
}
