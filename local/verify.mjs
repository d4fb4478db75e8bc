import { runInstalled } from "./install.mjs";

await runInstalled("local/verify.ts", process.argv.slice(2));
