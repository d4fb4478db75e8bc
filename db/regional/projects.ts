import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { projectPermissions } from "../../lib/policy/permissions.ts";
import { projectGrantRoles } from "../../lib/policy/roles.ts";
import { instant } from "../columns.ts";
import { memberships, teams } from "./members.ts";

/** A project lives in exactly one team, which cannot be deleted while it does (PRODUCT 3.5). */
export const projects = pgTable(
  "projects",
  {
    accountId: uuid("account_id").notNull(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    name: text("name").notNull(),
    description: text("description"),
    /** Ids of the APIs its keys work for; null means all the organization subscribes to (PRODUCT 3.7). */
    allowedApis: text("allowed_apis").array(),
    sortName: text("sort_name")
      .notNull()
      .generatedAlwaysAs(sql`lower(name)`),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("projects_team_key").on(table.accountId, table.id, table.teamId),
    foreignKey({ columns: [table.accountId, table.teamId], foreignColumns: [teams.accountId, teams.id] }).onDelete("restrict"),
    index("projects_by_name").on(table.accountId, table.sortName, table.id),
    index("projects_of_team").on(table.accountId, table.teamId, table.sortName, table.id),
  ],
);

/** Custom project roles, named subsets of an editor's permissions; each belongs to a team (PRODUCT 3.4). */
export const projectRoles = pgTable(
  "project_roles",
  {
    accountId: uuid("account_id").notNull(),
    id: uuid("id").notNull(),
    teamId: uuid("team_id").notNull(),
    name: text("name").notNull(),
    permissions: text("permissions", { enum: projectPermissions }).array().notNull(),
    createdAt: instant("created_at")
      .notNull()
      .default(sql`now()`),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.id] }),
    unique("project_roles_team_key").on(table.accountId, table.id, table.teamId),
    uniqueIndex("project_roles_name").on(table.accountId, table.teamId, sql`lower(name)`),
    foreignKey({ columns: [table.accountId, table.teamId], foreignColumns: [teams.accountId, teams.id] }).onDelete("cascade"),
  ],
);

/** A role of somebody's own in one project. `team_id` is the project's, so that a custom role can only be of its team. */
export const projectGrants = pgTable(
  "project_grants",
  {
    accountId: uuid("account_id").notNull(),
    projectId: uuid("project_id").notNull(),
    userId: uuid("user_id").notNull(),
    teamId: uuid("team_id").notNull(),
    role: text("role", { enum: projectGrantRoles }).notNull(),
    /** Set for a custom role alone. */
    projectRoleId: uuid("project_role_id"),
  },
  (table) => [
    primaryKey({ columns: [table.accountId, table.projectId, table.userId] }),
    foreignKey({
      name: "project_grants_project",
      columns: [table.accountId, table.projectId, table.teamId],
      foreignColumns: [projects.accountId, projects.id, projects.teamId],
    })
      .onDelete("cascade")
      .onUpdate("cascade"),
    foreignKey({
      name: "project_grants_project_role",
      columns: [table.accountId, table.projectRoleId, table.teamId],
      foreignColumns: [projectRoles.accountId, projectRoles.id, projectRoles.teamId],
    }).onDelete("cascade"),
    foreignKey({ columns: [table.accountId, table.userId], foreignColumns: [memberships.accountId, memberships.userId] }).onDelete(
      "cascade",
    ),
    index("project_grants_of_user").on(table.accountId, table.userId),
    index("project_grants_of_role").on(table.accountId, table.projectRoleId),
    check("project_grants_custom", sql`(${table.role} = 'custom') = (${table.projectRoleId} is not null)`),
  ],
);
