import { flushCompileCache } from "node:module";
import { answer, type Ask } from "./victim.ts";

/** A process that performs what it is sent, as often as it is sent something, until it is killed or left alone. */
process.on("message", (ask: Ask) => void answer(ask).then((result) => process.send?.(result)));
process.once("disconnect", () => process.exit());
// Node would at the end of a process, which a killed one never sees.
flushCompileCache();
process.send?.("ready");
