import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { grantableRoles, teamRoles } from "../../lib/policy/roles.ts";
import { instant } from "../columns.ts";
import { organizations } from "./accounts.ts";
import { teams } from "./members.ts";

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
    index("invitations_by_state").on(table.accountId, table.state, table.createdAt, table.id),
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

/** Many invitations sent as one; a job works off the rows that wait, and what has become of them is counted here (PRODUCT 6.3). */
export const invitationBatches = pgTable(
  "invitation_batches",
  {
    accountId: uuid("account_id")
      .notNull()
      .references(() => organizations.accountId),
    id: uuid("id").notNull(),
    /** Who sends it; what they may is read again for every chunk. */
    madeBy: uuid("made_by").notNull(),
    clientAddress: text("client_address"),
    total: integer("total").notNull(),
    invited: integer("invited").notNull().default(0),
    refused: integer("refused").notNull().default(0),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    /** Once no row waits any more. */
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    index("invitation_batches_by_created").on(table.accountId, table.createdAt, table.id),
    check(
      "invitation_batches_counts",
      sql`${table.invited} >= 0 and ${table.refused} >= 0 and ${table.invited} + ${table.refused} <= ${table.total}`,
    ),
    check("invitation_batches_finished", sql`(${table.finishedAt} is not null) = (${table.invited} + ${table.refused} = ${table.total})`),
  ],
);

export const batchOutcomes = ["waiting", "invited", "refused"] as const;

/** The rows of a batch as they were typed. */
export const invitationBatchRows = pgTable(
  "invitation_batch_rows",
  {
    accountId: uuid("account_id").notNull(),
    batchId: uuid("batch_id").notNull(),
    /** From 1. */
    position: integer("position").notNull(),
    email: text("email").notNull(),
    name: text("name").notNull(),
    role: text("role").notNull(),
    teams: jsonb("teams").$type<{ team: string; role: string }[]>().notNull(),
    note: text("note").notNull(),
    outcome: text("outcome", { enum: batchOutcomes }).notNull().default("waiting"),
    /** Why it was refused: a word for programs, a sentence for people. */
    verdict: text("verdict"),
    reason: text("reason"),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.batchId, table.position] }),
    foreignKey({
      columns: [table.accountId, table.batchId],
      foreignColumns: [invitationBatches.accountId, invitationBatches.id],
    }).onDelete("cascade"),
    check("invitation_batch_rows_reason", sql`(${table.outcome} = 'refused') = (${table.reason} is not null)`),
  ],
);
