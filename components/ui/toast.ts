"use client";

type Tone = "success" | "error" | "message";

let markReady: () => void = () => undefined;
const ready = new Promise<void>((resolve) => {
  markReady = resolve;
});

/** Says what happened, for a few seconds, in a live region. Failures belong beside the form; use `error` only where there is none. */
export const toast = {
  success: (text: string, description?: string) => say("success", text, description),
  error: (text: string, description?: string) => say("error", text, description),
  message: (text: string, description?: string) => say("message", text, description),
};

/** Called once by the toaster when it can show something. */
export function toasterReady(): void {
  markReady();
}

function say(tone: Tone, text: string, description?: string): void {
  void Promise.all([import("sonner"), ready]).then(([sonner]) => sonner.toast[tone](text, { description }));
}
