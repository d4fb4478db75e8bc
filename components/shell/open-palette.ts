"use client";

const eventName = "guildhall:open-palette";

/** Opens the palette from any button on the page. */
export function openPalette(): void {
  window.dispatchEvent(new Event(eventName));
}

/** Calls back on such a press and on Cmd/Ctrl-K; returns how to stop. */
export function onOpenPalette(open: () => void): () => void {
  function press(event: KeyboardEvent) {
    if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return;
    event.preventDefault();
    open();
  }
  window.addEventListener(eventName, open);
  window.addEventListener("keydown", press);
  return () => {
    window.removeEventListener(eventName, open);
    window.removeEventListener("keydown", press);
  };
}
