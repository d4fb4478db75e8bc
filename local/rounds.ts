/** How often a race is run: 30 rounds in `npm test`, 300 when LONG=1. */
export const rounds = process.env["LONG"] === "1" ? 300 : 30;
