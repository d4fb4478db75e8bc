import pino from "pino";
import { logLevel } from "./env.ts";

/**
 * The one logger: JSON lines on standard output. Nothing is redacted because nothing secret is passed:
 * callers log ids, names of events and causes, never a token, a link, an address or a body.
 */
export const log = pino({ name: "guildhall", level: logLevel() });
