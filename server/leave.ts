import { log } from "#lib/log.ts";

export const leaveLimitMs = 9_500;

/**
 * On SIGTERM or SIGINT runs all steps of the first stage, then those of the next, and exits with 0, after `leaveLimitMs`
 * at the latest; a second signal exits at once. A step that fails is logged and keeps no other from running.
 */
export function leaveOnSignal(stages: readonly (readonly (() => Promise<void>)[])[]): void {
  let leaving = false;
  const leave = (signal: NodeJS.Signals): void => {
    if (leaving) process.exit(1);
    leaving = true;
    log.info({ signal }, "leaving");
    setTimeout(() => exit("took too long to leave"), leaveLimitMs).unref();
    void runAll(stages).then(() => exit("left"));
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}

async function runAll(stages: readonly (readonly (() => Promise<void>)[])[]): Promise<void> {
  for (const steps of stages) {
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
