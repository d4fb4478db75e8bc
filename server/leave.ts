import { log } from "#lib/log.ts";
import { isLostDatabase } from "#lib/request-state.ts";

export const leaveLimitMs = 9_500;

/** What ends a process: the steps of a stage run side by side, and may be added to until it is reached. */
export type Leaving = {
  /** Takes nothing more on, and lets what is in hand be done. */
  working: (() => Promise<void>)[];
  /** Ends what that needed. */
  serving: (() => Promise<void>)[];
  /** Ends what all of it needed. */
  lasting: (() => Promise<void>)[];
};

/**
 * On SIGTERM or SIGINT runs the stages one after the other, and exits with 0, after `leaveLimitMs` at the latest; a
 * second signal exits at once. A step that fails is logged and keeps no other from running.
 */
export function leaveOnSignal(leaving: Leaving): void {
  onFirst(["SIGTERM", "SIGINT"], leaving, () => process.exit(1));
}

/**
 * The same for a worker, which its web process tells by SIGTERM. Ctrl-C reaches a worker too, and so may a supervisor's
 * SIGTERM, before that: neither is a second signal, as the web process has the last word.
 */
export function leaveWhenTold(leaving: Leaving): void {
  process.on("SIGINT", () => {});
  onFirst(["SIGTERM"], leaving, () => {});
}

/** A lost connection is met where it is used; anything else that nobody caught leaves the process unsound, so it leaves. */
export function leaveOnUncaught(): void {
  const survive = (error: unknown): void => {
    log.error({ err: error }, "nobody caught this");
    if (!isLostDatabase(error)) process.kill(process.pid, "SIGTERM");
  };
  process.on("uncaughtException", survive);
  process.on("unhandledRejection", survive);
}

function onFirst(signals: readonly NodeJS.Signals[], leaving: Leaving, again: () => void): void {
  let left = false;
  const leave = (signal: NodeJS.Signals): void => {
    if (left) return again();
    left = true;
    log.info({ signal }, "leaving");
    setTimeout(() => exit("took too long to leave"), leaveLimitMs).unref();
    void runAll(leaving).then(() => exit("left"));
  };
  for (const signal of signals) process.on(signal, leave);
}

async function runAll({ working, serving, lasting }: Leaving): Promise<void> {
  for (const steps of [working, serving, lasting]) {
    const outcomes = await Promise.allSettled(steps.map((step) => step()));
    for (const outcome of outcomes) {
      if (outcome.status === "rejected") log.error({ err: outcome.reason }, "a step of leaving failed");
    }
  }
}

function exit(message: string): void {
  log.info(message);
  process.exit(0);
}
