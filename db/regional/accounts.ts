import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { organizationRoles } from "../../lib/policy/roles.ts";
import { regions } from "../../lib/regions.ts";
import { instant } from "../columns.ts";

/** Everything accounts own in one region. Every table has `account_id`, first in its keys (ARCHITECTURE 6). */
export const accounts = pgTable(
  "accounts",
  {
    accountId: uuid("account_id").primaryKey(),
    kind: text("kind", { enum: ["personal", "organization"] }).notNull(),
    /** The one person of a personal account; null for an organization. */
    userId: uuid("user_id").unique(),
    /** Copies of that person's name and address; the directory decides them. */
    holderName: text("holder_name"),
    holderEmail: text("holder_email"),
    region: text("region", { enum: regions }).notNull(),
    state: text("state", { enum: ["active", "dismissing", "dismissed"] })
      .notNull()
      .default("active"),
    authorizationVersion: bigint("authorization_version", { mode: "number" }).notNull().default(0),
    auditHeadNumber: bigint("audit_head_number", { mode: "number" }).notNull().default(0),
    auditHeadHash: text("audit_head_hash").notNull().default(""),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    /** When a dismissal left the tombstone. */
    dismissedAt: instant("dismissed_at"),
  },
  (table) => [
    unique("accounts_kind_key").on(table.accountId, table.kind),
    index("accounts_ending")
      .on(table.accountId)
      .where(sql`state in ('dismissing', 'dismissed')`),
    check("accounts_personal_user", sql`(${table.kind} = 'personal') = (${table.userId} is not null)`),
  ],
);

export const organizations = pgTable(
  "organizations",
  {
    accountId: uuid("account_id").primaryKey(),
    accountKind: text("account_kind", { enum: ["organization"] })
      .notNull()
      .generatedAlwaysAs(sql`'organization'`),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    legalName: text("legal_name").notNull(),
    alertingEmail: text("alerting_email").notNull(),
    invoicingEmail: text("invoicing_email").notNull(),
    /** ISO 3166-1 alpha-2; kept, used nowhere (PRODUCT 5.1). */
    country: text("country"),
    plan: text("plan", { enum: ["free", "organization", "lapsed"] })
      .notNull()
      .default("free"),
    ownerUserId: uuid("owner_user_id").notNull(),
    ownerRole: text("owner_role", { enum: organizationRoles })
      .notNull()
      .generatedAlwaysAs(sql`'owner'`),
    /** Kept by triggers on memberships and invitations. */
    seatsUsed: integer("seats_used").notNull().default(0),
    seatsReserved: integer("seats_reserved").notNull().default(0),
    /** Null means no limit, as under BILLING=off. */
    seatsPaid: integer("seats_paid"),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    foreignKey({ columns: [table.accountId, table.accountKind], foreignColumns: [accounts.accountId, accounts.kind] }),
    check(
      "organizations_seats",
      sql`${table.seatsPaid} is null or ${table.plan} = 'lapsed' or ${table.seatsUsed} + ${table.seatsReserved} <= ${table.seatsPaid}`,
    ),
    check("organizations_counts", sql`${table.seatsUsed} >= 0 and ${table.seatsReserved} >= 0`),
  ],
);
