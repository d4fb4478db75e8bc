import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Result } from "#lib/errors.ts";
import type { appVariables } from "#local/app.ts";
import type { Ask } from "./victim.ts";

const root = join(import.meta.dirname, "../..");
/** One is in use and one starts meanwhile. */
const spares = 2;

/** Processes of the app's code to be killed: each is used once, and the next is started before it is wanted. */
export class Victims {
  readonly #file: string;
  readonly #variables: NodeJS.ProcessEnv;
  readonly #ready: Promise<ChildProcess>[] = [];

  /** `folder` keeps the program; `variables` are the app's. */
  constructor(folder: string, variables: ReturnType<typeof appVariables>) {
    this.#file = bundle(join(folder, "victim.cjs"));
    this.#variables = { ...variables, PATH: process.env["PATH"] ?? "", NODE_COMPILE_CACHE: join(folder, "compiled"), LOG_LEVEL: "silent" };
    this.#startSpares();
  }

  async next(): Promise<Victim> {
    const child = await this.#ready.shift();
    this.#startSpares();
    if (!child) throw new Error("No process was started");
    return new Victim(child);
  }

  async stop(): Promise<void> {
    for (const starting of this.#ready.splice(0)) await new Victim(await starting).stop();
  }

  #startSpares(): void {
    while (this.#ready.length < spares) {
      const starting = this.#start();
      starting.catch(() => {});
      this.#ready.push(starting);
    }
  }

  async #start(): Promise<ChildProcess> {
    const child = spawn(process.execPath, [this.#file], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      env: this.#variables,
    });
    await once(child, "message");
    return child;
  }
}

export class Victim {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;

  constructor(child: ChildProcess) {
    this.#child = child;
    this.#ended = once(child, "exit");
  }

  /** By its id, with no time to leave. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** The answer; null when it was killed before it gave one. */
  async ask(ask: Ask): Promise<Result<unknown> | null> {
    const answered = once(this.#child, "message");
    this.#child.send(ask);
    const result = await Promise.race([answered.then(([message]) => message as Result<unknown>), this.#ended.then(() => null)]);
    if (result) return result;
    if (this.#child.signalCode !== "SIGKILL") throw new Error(`The process ended by itself: ${this.#child.exitCode}`);
    return null;
  }

  async stop(): Promise<void> {
    this.kill();
    await this.#ended;
  }
}

/** One file starts ten times as fast as the sources do through tsx, which brings esbuild. */
function bundle(file: string): string {
  const options = ["--bundle", "--platform=node", "--format=cjs", "--jsx=automatic", "--log-level=error", `--outfile=${file}`];
  const { status, stderr } = spawnSync(
    join(root, "node_modules/.bin/esbuild"),
    [join(import.meta.dirname, "victim-process.ts"), ...options],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  if (status !== 0) throw new Error(`The processes to be killed could not be built: ${stderr}`);
  return file;
}
