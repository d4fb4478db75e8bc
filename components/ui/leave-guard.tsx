"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, type SyntheticEvent } from "react";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useForm } from "./form-context.ts";

/**
 * Asks before a link, the browser's back, a reload or a closed tab throws away what was changed and not saved: in the
 * `Form` around it, or wherever `unsaved` says so.
 */
export function LeaveGuard({ unsaved }: { unsaved?: boolean }) {
  const form = useForm();
  const dirty = unsaved ?? form.dirty;
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const [destination, setDestination] = useState<Destination>({ path: "" });

  useEffect(() => {
    if (!dirty) return undefined;
    function ask(event: Event, to: Destination | undefined) {
      if (to === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      setDestination(to);
      setAsking(true);
    }
    const holdLink = (event: MouseEvent) => ask(event, linkLedTo(event));
    const holdHistory = (event: NavigateEvent) => ask(event, historyLedTo(event));
    // Not every browser tells of its history; there, back is not held.
    const history = "navigation" in window ? window.navigation : undefined;
    window.addEventListener("click", holdLink, true); // before the link itself hears of it
    window.addEventListener("beforeunload", askBrowser);
    history?.addEventListener("navigate", holdHistory);
    return () => {
      window.removeEventListener("click", holdLink, true);
      window.removeEventListener("beforeunload", askBrowser);
      history?.removeEventListener("navigate", holdHistory);
    };
  }, [dirty]);

  function leave() {
    if ("path" in destination) router.push(destination.path);
    else window.navigation.traverseTo(destination.key, { info: confirmed });
  }

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
        onDone={leave}
      >
        What you changed on this page is not saved yet and would be lost.
      </ConfirmDialog>
    </div>
  );
}

/** What a step carries that was asked about. */
const confirmed = "left without saving";

/** A page of ours, or a step in the browser's history. */
type Destination = { path: string } | { key: string };

/** The page of ours that a plain click on a link would open, unless it is this one. */
function linkLedTo(event: MouseEvent): Destination | undefined {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  const elsewhere = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  if (!link || elsewhere || link.target === "_blank" || link.hasAttribute("download") || link.origin !== window.location.origin)
    return undefined;
  return link.pathname === window.location.pathname ? undefined : { path: link.pathname + link.search + link.hash };
}

/** The step that back or forward would take to another page; one that loads a document anew asks by itself. */
function historyLedTo({ navigationType, cancelable, destination, info }: NavigateEvent): Destination | undefined {
  if (navigationType !== "traverse" || !cancelable || !destination.sameDocument || info === confirmed) return undefined;
  return new URL(destination.url).pathname === window.location.pathname ? undefined : { key: destination.key };
}

function askBrowser(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

function keepInside(event: SyntheticEvent): void {
  event.stopPropagation();
}
