import { log } from "#lib/log.ts";

export const leaveLimitMs = 9_500;

/**
 * On SIGTERM or SIGINT runs `steps` one after the other and exits with 0, after `leaveLimitMs` at the latest; a second
 * signal exits at once. A step that fails is logged and does not keep the next from running.
 */
export function leaveOnSignal(steps: () => (() => Promise<void>)[]): void {
  let leaving = false;
  const leave = (signal: NodeJS.Signals): void => {
    if (leaving) process.exit(1);
    leaving = true;
    log.info({ signal }, "leaving");
    setTimeout(() => exit("took too long to leave"), leaveLimitMs).unref();
    void runAll(steps()).then(() => exit("left"));
  };
  process.on("SIGTERM", leave);
  process.on("SIGINT", leave);
}

async function runAll(steps: (() => Promise<void>)[]): Promise<void> {
  for (const step of steps) {
    await step().catch((error: unknown) => log.error({ err: error }, "a step of leaving failed"));
  }
}

function exit(message: string): void {
  log.info(message);
  process.exit(0);
}
