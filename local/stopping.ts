/** What was started, to be stopped in the opposite order. */
export class Stopping {
  readonly #closers: { name: string; close: () => Promise<void> }[] = [];

  add(name: string, close: () => Promise<void>): void {
    this.#closers.push({ name, close });
  }

  async stop(): Promise<void> {
    for (let closer = this.#closers.pop(); closer; closer = this.#closers.pop()) {
      const { name, close } = closer;
      await close().catch((error: unknown) => console.error(`${name} did not stop cleanly:`, error));
    }
  }
}

export type Ending = { why: "asked" | "crashed" };

/**
 * Aborted on Ctrl-C, SIGTERM and SIGHUP, when whoever started us or reads our output is gone, and on a crash.
 * Whoever is at work finishes the step it is in, so that nothing is started behind the back of the stopping.
 */
export function endOfRun(): AbortSignal {
  const controller = new AbortController();
  const end = (why: Ending["why"]) => controller.abort({ why } satisfies Ending);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => end("asked"));
  process.once("disconnect", () => end("asked"));
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => end("asked"));
  process.on("uncaughtException", (error) => {
    console.error(error);
    end("crashed");
  });
  return controller.signal;
}
