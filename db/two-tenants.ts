import postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { databaseUrls, readRun } from "#local/addresses.ts";
import type { MigrationAddresses } from "./roles.ts";

/** For the proofs of db/: connections by role to one region, and two tenants beside each other in it. */
export type Tenant = {
  accountId: string;
  slug: string;
  ownerId: string;
  memberId: string;
  teamId: string;
  projectId: string;
  /** A custom role of the team, which the member has in the project. */
  projectRoleId: string;
  invitationId: string;
  invitedEmail: string;
};

type Database = "directory" | "us" | "eu";
type Role = "owner" | "app" | "jobs";

/** One connection, so that the next statement surely runs on the one used before. Close it. */
export function connect(role: Role, database: Database = "us"): postgres.Sql {
  return postgres(addressOf(role, database), { max: 1, onnotice: () => {}, connection: { TimeZone: "UTC" } });
}

export function addressOf(role: Role, database: Database): string {
  const { addresses, secrets } = readRun();
  return databaseUrls(addresses, secrets, `guildhall_${role}`)[database];
}

export function migrationAddresses(): Record<Database, MigrationAddresses> {
  const of = (database: Database) => ({
    owner: addressOf("owner", database),
    app: addressOf("app", database),
    jobs: addressOf("jobs", database),
  });
  return { directory: of("directory"), us: of("us"), eu: of("eu") };
}

export type Settings = { account?: string; user?: string; email?: string };

/** One transaction with the settings a door would make. */
export async function within<T>(sql: postgres.Sql, settings: Settings, work: (tx: postgres.TransactionSql) => Promise<T>): Promise<T> {
  const [result] = await sql.begin(async (tx) => {
    const { account = "", user = "", email = "" } = settings;
    await tx`select set_config('app.account_id', ${account}, true), set_config('app.user_id', ${user}, true), set_config('app.user_email', ${email}, true)`;
    return [await work(tx)];
  });
  return result as T;
}

/** An organization with an owner, a member, a team and at least one row in every table of a tenant. */
export async function writeTenant(owner: postgres.Sql, name: string): Promise<Tenant> {
  const [accountId, ownerId, memberId, teamId, invitationId] = [uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const [projectId, projectRoleId] = [uuidv7(), uuidv7()];
  const slug = `${name.toLowerCase()}-${accountId.slice(-8)}`;
  const invitedEmail = `ines@${slug}.example`;
  await owner.begin(async (tx) => {
    await tx`insert into accounts (account_id, kind, region) values (${accountId}, 'organization', 'us')`;
    await tx`insert into organizations (account_id, slug, name, legal_name, alerting_email, invoicing_email, plan, owner_user_id)
      values (${accountId}, ${slug}, ${name}, ${name}, 'alerts@acme.example', 'bills@acme.example', 'organization', ${ownerId})`;
    await tx`insert into memberships (account_id, user_id, role, name, email)
      values (${accountId}, ${ownerId}, 'owner', 'Olivia', ${`olivia@${slug}.example`}), (${accountId}, ${memberId}, 'member', 'Milo', ${`milo@${slug}.example`})`;
    await tx`insert into teams (account_id, id, name) values (${accountId}, ${teamId}, 'My Team')`;
    await tx`insert into team_memberships (account_id, team_id, user_id, role) values (${accountId}, ${teamId}, ${ownerId}, 'admin')`;
    await tx`insert into project_roles (account_id, id, team_id, name, permissions) values (${accountId}, ${projectRoleId}, ${teamId}, 'Looker', '{project.view}')`;
    await tx`insert into projects (account_id, id, team_id, name) values (${accountId}, ${projectId}, ${teamId}, 'Forecasts')`;
    await tx`insert into project_grants (account_id, project_id, user_id, team_id, role, project_role_id)
      values (${accountId}, ${projectId}, ${memberId}, ${teamId}, 'custom', ${projectRoleId})`;
    await tx`insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, expires_at)
      values (${accountId}, ${invitationId}, ${invitedEmail}, 'member', 'pending', ${ownerId}, 'Olivia', now() + interval '7 days')`;
    await tx`insert into invitation_teams (account_id, invitation_id, team_id, role) values (${accountId}, ${invitationId}, ${teamId}, 'member')`;
    await tx`insert into invitation_batches (account_id, id, made_by, total) values (${accountId}, ${invitationId}, ${ownerId}, 1)`;
    await tx`insert into invitation_batch_rows (account_id, batch_id, position, email, name, role, teams, note)
      values (${accountId}, ${invitationId}, 1, ${invitedEmail}, 'Ines', 'member', '[]', '')`;
    await tx`insert into invitation_mail_days (account_id, day, count) values (${accountId}, '2026-11-22', 1)`;
    await tx`insert into denials (account_id, user_id, user_name, permission, target, hour, reason)
      values (${accountId}, ${memberId}, 'Milo', 'member.changeRole', '', date_trunc('hour', now()), 'They outrank you.')`;
    await writeAuditEvents(tx, accountId, 3);
  });
  return { accountId, slug, ownerId, memberId, teamId, projectId, projectRoleId, invitationId, invitedEmail };
}

export async function writeAuditEvents(sql: postgres.Sql | postgres.TransactionSql, accountId: string, count: number): Promise<void> {
  for (let event = 1; event <= count; event += 1) {
    await sql`insert into audit_events (account_id, id, actor_kind, actor_user_id, actor_name, event, target_name, details)
      values (${accountId}, ${uuidv7()}, 'user', ${uuidv7()}, 'Zoë', 'member.roleChanged', ${event === 2 ? null : "Milo"}, ${event === 3 ? null : '{"from":"member"}'})`;
  }
}
