/** Everything accounts own in one region. Every table has `account_id`, first in its keys (ARCHITECTURE 6). */
export * from "./accounts.ts";
export * from "./members.ts";
export * from "./projects.ts";
export * from "./invitations.ts";
export * from "./audit.ts";
