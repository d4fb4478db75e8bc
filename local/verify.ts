import { fileURLToPath } from "node:url";
import { sum } from "./results.ts";
import { Runners } from "./runners.ts";
import { endOfRun } from "./stopping.ts";
import { temporaryLocalDir } from "./temporary.ts";
import { verify } from "./verify-checks.ts";

/** `npm run verify`: seconds, no database. */
const root = fileURLToPath(new URL("..", import.meta.url));
const reports = temporaryLocalDir();
const runners = new Runners(root, reports.path, endOfRun());

const { passed, failed } = sum(await verify(root, runners).catch(() => [{ passed: 0, failed: 1 }]));
reports.remove();
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
