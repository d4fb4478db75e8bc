const long = process.env["LONG"] === "1";

/** How often a race is run: 30 rounds in `npm test`, 300 when LONG=1. */
export const rounds = long ? 300 : 30;

/** When a race counts as hung: a busy machine may well be twenty times slower than the second that thirty rounds take. */
export const raceTimeoutMs = 120_000 + rounds * 2000;

/** How often every two writes on one organization are run at once. */
export const pairRounds = long ? 50 : 2;

/** How many sequences of commands are held to the model. */
export const sequenceCount = long ? 5000 : 300;

/** How many changes are compared with what their dry run said. */
export const dryRunCount = long ? 5000 : 1000;
