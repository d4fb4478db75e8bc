import { runInstalled } from "./install.mjs";

await runInstalled("local/test.ts", process.argv.slice(2));
