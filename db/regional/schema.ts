import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { organizationRoles, grantableRoles, teamRoles } from "../../lib/policy/roles.ts";
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
    state: text("state", { enum: ["active", "dismissing"] })
      .notNull()
      .default("active"),
    authorizationVersion: bigint("authorization_version", { mode: "number" }).notNull().default(0),
    auditHeadNumber: bigint("audit_head_number", { mode: "number" }).notNull().default(0),
    auditHeadHash: text("audit_head_hash").notNull().default(""),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    unique("accounts_kind_key").on(table.accountId, table.kind),
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
  ],
);

export const invitationStates = ["draft", "pending", "accepted", "declined", "cancelled", "expired"] as const;

export const invitations = pgTable(
  "invitations",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => organizations.accountId),
    id: uuid("id").notNull(),
    email: text("email").notNull(),
    name: text("name"),
    role: text("role", { enum: grantableRoles }).notNull(),
    note: text("note"),
    state: text("state", { enum: invitationStates }).notNull(),
    /** Raised by Resend, which thereby kills the links made before. */
    version: integer("version").notNull().default(1),
    inviterUserId: uuid("inviter_user_id").notNull(),
    inviterName: text("inviter_name").notNull(),
    mailState: text("mail_state", { enum: ["queued", "sent", "limited", "failed"] })
      .notNull()
      .default("queued"),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    sentAt: instant("sent_at")
      .notNull()
      .default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    closedAt: instant("closed_at"),
    acceptedByUserId: uuid("accepted_by_user_id"),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    uniqueIndex("invitations_id").on(table.id),
    uniqueIndex("invitations_one_pending")
      .on(table.accountId, table.email)
      .where(sql`state = 'pending'`),
    index("invitations_to_address")
      .on(table.email)
      .where(sql`state = 'pending'`),
    index("invitations_by_created").on(table.accountId, table.createdAt, table.id),
    index("invitations_by_expiry")
      .on(table.expiresAt)
      .where(sql`state = 'pending'`),
  ],
);

export const invitationTeams = pgTable(
  "invitation_teams",
  {
    accountId: uuid("account_id").notNull(),
    invitationId: uuid("invitation_id").notNull(),
    teamId: uuid("team_id").notNull(),
    role: text("role", { enum: teamRoles }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.invitationId, table.teamId] }),
    foreignKey({ columns: [table.accountId, table.invitationId], foreignColumns: [invitations.accountId, invitations.id] }).onDelete(
      "cascade",
    ),
    foreignKey({ columns: [table.accountId, table.teamId], foreignColumns: [teams.accountId, teams.id] }).onDelete("cascade"),
  ],
);

/** Invitation mails of one organization on one UTC day, against the 3,000 of PRODUCT 6.8. */
export const invitationMailDays = pgTable(
  "invitation_mail_days",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => organizations.accountId),
    day: text("day").notNull(),
    count: integer("count").notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.day] })],
);

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
  (table) => [primaryKey({ columns: [table.accountId, table.number] })],
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
