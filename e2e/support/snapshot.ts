import type postgres from "postgres";
import type { OwnerConnections } from "#local/databases.ts";

/** Whose rows a snapshot holds: other tests write beside it. `tag` stands in every slug and address of theirs. */
export type Owned = { accountIds: string[]; userIds: string[]; tag: string };

/** A hash for each table of each database. */
export type Snapshot = Record<string, string>;

/** How a column says whose row it is in; a table has at least one of these. */
const ownerColumns: Record<string, string> = {
  account_id: "= any ($1::uuid[])",
  organization_id: "= any ($1::uuid[])",
  user_id: "= any ($2::uuid[])",
  slug: "like $3",
  email: "like $3",
};

/**
 * The columns by which rows of ours in an account that is not are found: a region's other tables refer to its memberships
 * or to what is in one account with them.
 */
const beyondAccounts: Record<string, string> = {
  accounts: "user_id",
  memberships: "user_id",
  organizations: "slug",
  invitations: "email",
  invitation_batch_rows: "email",
  personal_account_directory: "user_id",
};

/** Tables that belong to nobody, with the reason why nothing is lost by leaving them out. */
const nobodys: Record<string, string> = {
  mail_sends: "it keeps a keyed hash of the address alone, and only mails that were sent",
  spent_passkey_challenges: "it keeps the hashes of random numbers that signed somebody in",
};

/** Reads what `owned` has in the directory and in both regions, as guildhall_owner, whom no policy hides a row from. */
export async function takeSnapshot(connections: OwnerConnections, owned: Owned): Promise<Snapshot> {
  const databases = Object.entries(connections);
  const hashes = await Promise.all(databases.map(([name, sql]) => hashTables(sql, name, owned)));
  return Object.fromEntries(hashes.flat());
}

/** The tables whose rows differ, `us.memberships`; denials are counted apart, by `countDenials`. */
export function changedTables(before: Snapshot, after: Snapshot): string[] {
  return Object.keys(after).filter((table) => before[table] !== after[table]);
}

/** How many refused writes both regions have counted for these accounts. */
export async function countDenials({ us, eu }: OwnerConnections, { accountIds }: Owned): Promise<number> {
  const counts = await Promise.all(
    [us, eu].map(
      (sql) => sql<{ count: number }[]>`
        select coalesce(sum(count), 0)::int as count from denials where account_id = any (${accountIds}::uuid[])`,
    ),
  );
  return counts.flat().reduce((sum, { count }) => sum + count, 0);
}

async function hashTables(sql: postgres.Sql, database: string, { accountIds, userIds, tag }: Owned): Promise<[string, string][]> {
  const rows = await sql.unsafe<{ name: string; hash: string }[]>(await statementOf(sql), [accountIds, userIds, `%${tag}%`], {
    prepare: true,
  });
  return rows.map(({ name, hash }) => [`${database}.${name}`, hash]);
}

const statements = new WeakMap<postgres.Sql, Promise<string>>();

function statementOf(sql: postgres.Sql): Promise<string> {
  const known = statements.get(sql) ?? composeStatement(sql);
  statements.set(sql, known);
  return known;
}

async function composeStatement(sql: postgres.Sql): Promise<string> {
  const columns = await sql<{ name: string; columns: string[] }[]>`
    select table_name as name, array_agg(column_name::text) as columns
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name`;
  // The first row uses every parameter, whatever this database's tables need.
  const parameters = "select '' as name, md5(coalesce($1::uuid[]::text, $2::uuid[]::text, $3::text)) as hash";
  const tables = columns.filter(({ name }) => name !== "denials" && !(name in nobodys)).map((table) => hashOf(table.name, table.columns));
  return [parameters, ...tables].join("\nunion all ");
}

function hashOf(table: string, columns: string[]): string {
  const owning = columns.includes("account_id") ? ["account_id", beyondAccounts[table]] : columns;
  const conditions = owning.flatMap((column) => (column && ownerColumns[column] ? [`t.${column} ${ownerColumns[column]}`] : []));
  if (table === "users") conditions.push("t.id = any ($2::uuid[])");
  if (conditions.length === 0)
    throw new Error(`Nothing in ${table} says whose row it is: add its column to ownerColumns, or the table and a reason to nobodys.`);
  return `select '${table}', md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from "${table}" t where ${conditions.join(" or ")}`;
}

/** The number of the last audit row an account ever had; it stays when the organization is erased. */
export async function readAuditHead(sql: postgres.Sql, accountId: string): Promise<number> {
  const [row] = await sql<{ number: number }[]>`select audit_head_number::int as number from accounts where account_id = ${accountId}`;
  return row?.number ?? 0;
}
