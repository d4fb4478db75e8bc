import type postgres from "postgres";

/** One database's addresses: `owner` is guildhall_owner's, the others are the runtime roles'. */
export type MigrationAddresses = { owner: string; app: string; jobs: string; gateway?: string };

/** The roles that serve, each with the address it logs in by. None of them owns a table. */
const runtimeRoles = { guildhall_app: "app", guildhall_jobs: "jobs", guildhall_gateway: "gateway" } as const;

/** Makes the runtime roles, or gives them the password of their address; databases on one cluster share them. */
export async function makeRoles(sql: postgres.Sql, addresses: MigrationAddresses): Promise<void> {
  for (const [role, address] of Object.entries(runtimeRoles)) {
    await makeRole(sql, role, addresses[address]);
  }
}

async function makeRole(sql: postgres.Sql, role: string, address: string | undefined): Promise<void> {
  const login = address === undefined ? null : readLogin(address, role);
  const known = await sql`select from pg_roles where rolname = ${role}`;
  if (known.length === 0) {
    await sql.unsafe(`create role ${role} nologin`);
  }
  if (login !== null) {
    await sql.unsafe(`alter role ${role} login password ${quote(login)}`);
  }
}

/** The password in an address; the user in it must be the role that the migrations grant to. */
function readLogin(address: string, role: string): string {
  const { username, password } = new URL(address);
  if (decodeURIComponent(username) !== role) {
    throw new Error(`This address logs in as ${decodeURIComponent(username) || "nobody"}; it must be ${role}'s.`);
  }
  return decodeURIComponent(password);
}

/** DDL takes no parameters. */
function quote(text: string): string {
  return `E'${text.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** Only the roles that serve may connect; nobody makes temporary tables. */
export async function narrowDatabase(sql: postgres.Sql): Promise<void> {
  const [row] = await sql<{ name: string }[]>`select quote_ident(current_database()) as name`;
  const name = row?.name ?? "";
  await sql.unsafe(`revoke all on database ${name} from public`);
  await sql.unsafe(`grant connect on database ${name} to ${Object.keys(runtimeRoles).join(", ")}`);
}
