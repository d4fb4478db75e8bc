import { sql } from "drizzle-orm";
import { bigint, boolean, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { regions } from "../../lib/regions.ts";
import { signInProviders } from "../../lib/sign-in-providers.ts";
import { instant } from "../columns.ts";

/** People, their sessions and where each account lives. Nothing an organization owns (ARCHITECTURE 5). */
export const users = pgTable("users", {
  id: uuid("id").primaryKey(),
  email: text("email").notNull().unique(),
  emailVerifiedAt: instant("email_verified_at"),
  /** Null until the first sign-in's form is filled in (PRODUCT 4.1). */
  name: text("name"),
  state: text("state", { enum: ["active", "leaving"] })
    .notNull()
    .default("active"),
  createdAt: instant("created_at")
    .notNull()
    .default(sql`now()`),
});

export const signInMethods = pgTable(
  "sign_in_methods",
  {
    provider: text("provider", { enum: signInProviders }).notNull(),
    providerAccountId: text("provider_account_id").notNull(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** What its owner knows it by there: a user name or an address. */
    label: text("label"),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [primaryKey({ columns: [table.provider, table.providerAccountId] }), uniqueIndex().on(table.userId, table.provider)],
);

/** A passkey signs in without a mail; its public key verifies what the authenticator answers. */
export const passkeys = pgTable(
  "passkeys",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    /** The authenticator's own name for it, base64url. */
    credentialId: text("credential_id").notNull().unique(),
    /** COSE, base64url. */
    publicKey: text("public_key").notNull(),
    /** Signatures the authenticator has counted; some always say 0. */
    counter: bigint("counter", { mode: "number" }).notNull(),
    transports: text("transports").array().notNull(),
    backedUp: boolean("backed_up").notNull(),
    name: text("name").notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    lastUsedAt: instant("last_used_at"),
  },
  (table) => [index().on(table.userId)],
);

/** What a browser must sign to add a passkey; one at a time for a person, spent by its use. */
export const passkeyChallenges = pgTable("passkey_challenges", {
  userId: uuid("user_id")
    .primaryKey()
    .references(() => users.id, { onDelete: "cascade" }),
  challenge: text("challenge").notNull(),
  expiresAt: instant("expires_at").notNull(),
});

/** Challenges that signed somebody in, by their hash, so that none does twice; kept for an hour, they live for five minutes. */
export const spentPasskeyChallenges = pgTable(
  "spent_passkey_challenges",
  {
    challengeHash: text("challenge_hash").primaryKey(),
    spentAt: instant("spent_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index().on(table.spentAt)],
);

/**
 * A change of address: waiting until the link mailed to the new one is used, then, with `confirmedAt`, kept for a week:
 * both addresses are told, and a second press of its button finds what the first did. At most one waits for a person; a newer one takes its place.
 */
export const emailChanges = pgTable(
  "email_changes",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    oldEmail: text("old_email").notNull(),
    newEmail: text("new_email").notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    confirmedAt: instant("confirmed_at"),
  },
  (table) => [
    uniqueIndex("email_changes_waiting")
      .on(table.userId)
      .where(sql`${table.confirmedAt} is null`),
  ],
);

/** The token is stored as SHA-256 in hex; the raw one exists only in the cookie. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text("token_hash").primaryKey(),
    id: uuid("id").notNull().unique(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
    lastSeenAt: instant("last_seen_at")
      .notNull()
      .default(sql`now()`),
    expiresAt: instant("expires_at").notNull(),
    userAgent: text("user_agent"),
    clientAddress: text("client_address"),
  },
  (table) => [index().on(table.userId), index().on(table.expiresAt)],
);

export const signInTokens = pgTable(
  "sign_in_tokens",
  {
    email: text("email").notNull(),
    tokenHash: text("token_hash").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.email, table.tokenHash] }), index().on(table.expiresAt)],
);

export const securityEvents = pgTable(
  "security_events",
  {
    id: uuid("id").primaryKey(),
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    event: text("event").notNull(),
    clientAddress: text("client_address"),
    userAgent: text("user_agent"),
    at: instant("at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index().on(table.userId, table.at)],
);

/** One row per mail counted against a limit of PRODUCT 6.8; the address only as a keyed hash. */
export const mailSends = pgTable(
  "mail_sends",
  {
    id: uuid("id").primaryKey(),
    addressHash: text("address_hash").notNull(),
    kind: text("kind", { enum: ["signIn", "invitation"] }).notNull(),
    sentAt: instant("sent_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [index().on(table.addressHash, table.kind, table.sentAt), index().on(table.sentAt)],
);

export const personalAccounts = pgTable(
  "personal_account_directory",
  {
    userId: uuid("user_id")
      .primaryKey()
      .references(() => users.id, { onDelete: "cascade" }),
    accountId: uuid("account_id").notNull().unique(),
    region: text("region", { enum: regions }).notNull(),
    state: text("state", { enum: ["creating", "active"] }).notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    index("personal_account_directory_creating")
      .on(table.createdAt)
      .where(sql`state = 'creating'`),
  ],
);

/** A retired slug stays, so that it is never used again (PRODUCT 5.3). */
export const organizationDirectory = pgTable(
  "organization_directory",
  {
    slug: text("slug").primaryKey(),
    organizationId: uuid("organization_id").notNull(),
    region: text("region", { enum: regions }).notNull(),
    state: text("state", { enum: ["creating", "active", "retired"] }).notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    uniqueIndex().on(table.organizationId),
    index("organization_directory_creating")
      .on(table.createdAt)
      .where(sql`state = 'creating'`),
  ],
);
