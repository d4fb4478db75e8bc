import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "../columns.ts";
import { accounts } from "./accounts.ts";

/** Append-only and chained by a trigger, which fills `number`, `previous_hash`, `details_hash` and `hash`. */
export const auditEvents = pgTable(
  "audit_events",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.accountId),
    number: bigint("number", { mode: "number" }).notNull().default(0),
    id: uuid("id").notNull(),
    at: instant("at")
      .notNull()
      .default(sql`clock_timestamp()`),
    actorKind: text("actor_kind", { enum: ["user", "job"] }).notNull(),
    actorUserId: uuid("actor_user_id"),
    actorName: text("actor_name").notNull(),
    event: text("event").notNull(),
    /** What it was done to: a user's, team's or invitation's id, and the words people know it by. */
    targetId: uuid("target_id"),
    targetName: text("target_name"),
    clientAddress: text("client_address"),
    /** JSON text of what changed, null once erased for a person; the chain covers its hash. */
    details: text("details"),
    detailsHash: text("details_hash").notNull().default(""),
    previousHash: text("previous_hash").notNull().default(""),
    hash: text("hash").notNull().default(""),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.number] }),
    index("audit_events_by_event").on(table.accountId, table.event, table.number),
    index("audit_events_by_actor")
      .on(table.accountId, table.actorName, table.number)
      .where(sql`actor_kind = 'user'`),
  ],
);

/** Refused writes by people of the organization, counted (PRODUCT 11.2). */
export const denials = pgTable(
  "denials",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => accounts.accountId),
    userId: uuid("user_id").notNull(),
    userName: text("user_name").notNull(),
    permission: text("permission").notNull(),
    /** The target's id, or '' when the permission has none. */
    target: text("target").notNull(),
    hour: instant("hour").notNull(),
    count: integer("count").notNull().default(1),
    reason: text("reason").notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.userId, table.permission, table.target, table.hour] })],
);
