import { pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";

/** Pools are opened lazily: a build connects to nothing. */
const urlOf = (name: string) => process.env[name] ?? "postgres://127.0.0.1:1/unset";
export const sessions = postgres(urlOf("PEER_SESSIONS"));
export const database = drizzle(postgres(urlOf("PEER_MEMBERS")));

export const accountId = process.env["PEER_ACCOUNT"] ?? "";

export const memberships = pgTable("memberships", {
  accountId: uuid("account_id").notNull(),
  userId: uuid("user_id").notNull(),
  role: text("role").notNull(),
  name: text("name").notNull(),
  email: text("email").notNull(),
  sortName: text("sort_name").notNull(),
  joinedAt: timestamp("joined_at", { withTimezone: true }).notNull(),
});
