import { spawn } from "node:child_process";
import { join } from "node:path";
import { readPlaywright, readVitest, type Tally } from "./results.ts";

type Variables = Record<string, string>;

/** Runs the checkers and test runners, output to the terminal. */
export class Runners {
  readonly #root: string;
  readonly #reports: string;
  readonly #end: AbortSignal;

  /** `reports` is a folder for the runners' JSON reports; `end` stops the one that runs, and none begins after it. */
  constructor(root: string, reports: string, end: AbortSignal) {
    this.#root = root;
    this.#reports = reports;
    this.#end = end;
  }

  /** One command that passes or fails as a whole. */
  async check(title: string, command: string, ...options: string[]): Promise<Tally> {
    console.log(`\n── ${title}`);
    const code = await this.#run(command, options, {});
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  }

  async vitest(project: "unit" | "database" | "served", variables: Variables): Promise<Tally> {
    console.log(`\n── Tests: ${project}`);
    const report = join(this.#reports, `${project}.json`);
    const options = [
      "run",
      "--project",
      project,
      "--passWithNoTests",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
    ];
    return readVitest(report, await this.#run("vitest", options, variables));
  }

  async playwright(variables: Variables, ...options: string[]): Promise<Tally> {
    console.log("\n── Tests: browser");
    const report = join(this.#reports, "browser.json");
    const reporter = options.includes("--ui") ? [] : ["--reporter=list,json"];
    return readPlaywright(
      report,
      await this.#run("playwright", ["test", "--pass-with-no-tests", ...reporter, ...options], {
        ...variables,
        PLAYWRIGHT_JSON_OUTPUT_FILE: report,
      }),
    );
  }

  #run(command: string, options: string[], variables: Variables): Promise<number> {
    this.#end.throwIfAborted();
    const child = spawn(join(this.#root, "node_modules/.bin", command), options, {
      cwd: this.#root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...variables },
    });
    const stop = () => void child.kill("SIGTERM");
    this.#end.addEventListener("abort", stop);
    return new Promise((resolve) => {
      const ended = (code: number) => {
        this.#end.removeEventListener("abort", stop);
        resolve(code);
      };
      child.once("exit", (code) => ended(code ?? 1));
      child.once("error", (error) => {
        console.error(`${command}: ${error.message}`);
        ended(1);
      });
    });
  }
}
