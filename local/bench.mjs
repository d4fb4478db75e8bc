import { runInstalled } from "./install.mjs";

await runInstalled("e2e/bench/run.ts", process.argv.slice(2));
