import { runInstalled } from "./install.mjs";

await runInstalled("local/start.ts", process.argv.slice(2));
