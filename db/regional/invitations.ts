import { sql } from "drizzle-orm";
import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
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
