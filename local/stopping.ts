/** What was started, to be stopped in the opposite order, once, whoever asks first. */
export class Stopping {
  readonly #closers: { name: string; close: () => Promise<void> }[] = [];
  #stopped: Promise<void> | undefined;

  add(name: string, close: () => Promise<void>): void {
    this.#closers.push({ name, close });
  }

  get begun(): boolean {
    return this.#stopped !== undefined;
  }

  stop(): Promise<void> {
    this.#stopped ??= this.#stopAll();
    return this.#stopped;
  }

  async #stopAll(): Promise<void> {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      await closer.close().catch((error: unknown) => console.error(`${closer?.name} did not stop cleanly:`, error));
    }
  }
}

/** Calls `stop` on Ctrl-C, SIGTERM and SIGHUP, when whoever started us or reads our output is gone, and on a crash. */
export function onEnd(stop: (why: string) => void): void {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(signal));
  process.once("disconnect", () => stop("disconnect"));
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => stop("disconnect"));
  process.on("uncaughtException", (error) => {
    console.error(error);
    stop("crash");
  });
}
