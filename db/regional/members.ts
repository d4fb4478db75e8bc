import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { organizationRoles, teamRoles } from "../../lib/policy/roles.ts";
import { instant } from "../columns.ts";
import { organizations } from "./accounts.ts";

/** Name and address are copies; the directory decides them. */
export const memberships = pgTable(
  "memberships",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => organizations.accountId),
    userId: uuid("user_id").notNull(),
    role: text("role", { enum: organizationRoles }).notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    sortName: text("sort_name")
      .notNull()
      .generatedAlwaysAs(sql`lower(name)`),
    search: text("search")
      .notNull()
      .generatedAlwaysAs(sql`lower(name || ' ' || email)`),
    joinedAt: instant("joined_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.userId] }),
    unique("memberships_role_key").on(table.accountId, table.userId, table.role),
    uniqueIndex("memberships_one_owner")
      .on(table.accountId)
      .where(sql`role = 'owner'`),
    index("memberships_of_user").on(table.userId),
    index("memberships_by_name").on(table.accountId, table.sortName, table.userId),
    index("memberships_by_email").on(table.accountId, table.email),
    index("memberships_by_joined").on(table.accountId, table.joinedAt, table.userId),
    index("memberships_by_role").on(table.accountId, table.role, table.sortName, table.userId),
  ],
);

export const teams = pgTable(
  "teams",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => organizations.accountId),
    id: uuid("id").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.id] }), uniqueIndex("teams_name").on(table.accountId, sql`lower(name)`)],
);

export const teamMemberships = pgTable(
  "team_memberships",
  {
    accountId: uuid("account_id").notNull(),
    teamId: uuid("team_id").notNull(),
    userId: uuid("user_id").notNull(),
    role: text("role", { enum: teamRoles }).notNull(),
    joinedAt: instant("joined_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.teamId, table.userId] }),
    foreignKey({ columns: [table.accountId, table.teamId], foreignColumns: [teams.accountId, teams.id] }),
    foreignKey({ columns: [table.accountId, table.userId], foreignColumns: [memberships.accountId, memberships.userId] }).onDelete(
      "cascade",
    ),
    index().on(table.accountId, table.userId),
    index("team_memberships_by_role").on(table.accountId, table.teamId, table.role),
  ],
);
