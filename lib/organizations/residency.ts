import { pool } from "#db/connection.ts";
import { AppError } from "#lib/errors.ts";
import { type Region, regions } from "#lib/regions.ts";

export type DatabaseName = "directory" | Region;
type Count = { table: string; rows: number };

/** Where an organization's rows are, table by table; `elsewhere` is what should not be where it is. */
export type Receipt = {
  slug: string;
  organizationId: string;
  region: Region;
  databases: { database: DatabaseName; tables: Count[] }[];
  elsewhere: (Count & { database: DatabaseName })[];
};

/** All the directory may keep of an organization: its slug, id and region. */
const addressTable = "organization_directory";

/**
 * Counts an organization's rows in every table of every database (ARCHITECTURE 5). `addresses` are guildhall_owner's,
 * whom row-level security does not bind. Throws AppError "notFound" for an unknown slug.
 */
export async function countResidency(addresses: Record<DatabaseName, string>, slug: string): Promise<Receipt> {
  const [place] = await pool(addresses.directory)<{ organizationId: string; region: Region }[]>`
    select organization_id as "organizationId", region from organization_directory where slug = ${slug}`;
  if (!place) throw new AppError("notFound", `No organization has the slug ${slug}.`);
  const names: DatabaseName[] = ["directory", ...regions];
  const databases = await Promise.all(
    names.map(async (database) => ({ database, tables: await countRows(addresses[database], place.organizationId) })),
  );
  const elsewhere = databases.flatMap(({ database, tables }) =>
    tables.filter(({ table }) => !belongs(database, table, place.region)).map((count) => ({ database, ...count })),
  );
  return { slug, ...place, databases, elsewhere };
}

function belongs(database: DatabaseName, table: string, region: Region): boolean {
  return database === "directory" ? table === addressTable : database === region;
}

/** Tables are found by their columns, so that one added later is counted too. */
async function countRows(address: string, organizationId: string): Promise<Count[]> {
  const sql = pool(address);
  const columns = await sql<{ table: string; column: string }[]>`
    select c.relname as table, min(a.attname) as column from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.attname in ('account_id', 'organization_id') and not a.attisdropped
    group by c.relname order by c.relname`;
  const counts = await Promise.all(
    columns.map(async ({ table, column }) => {
      const [row] = await sql<{ rows: number }[]>`select count(*)::int as rows from ${sql(table)} where ${sql(column)} = ${organizationId}`;
      return { table, rows: row?.rows ?? 0 };
    }),
  );
  return counts.filter(({ rows }) => rows > 0);
}

/** The receipt for people: one line per table that has rows, and a verdict at the end. */
export function writeReceipt({ slug, organizationId, region, databases, elsewhere }: Receipt): string {
  const sections = databases.flatMap(({ database, tables }) => [
    database,
    ...(tables.length === 0 ? ["  nothing"] : tables.map(({ table, rows }) => `  ${table.padEnd(24)}${String(rows).padStart(10)}`)),
  ]);
  const verdict =
    elsewhere.length === 0
      ? `All in ${region}; the directory keeps its slug, id and region alone.`
      : `NOT all in ${region}: ${elsewhere.map(({ database, table, rows }) => `${rows} in ${database} ${table}`).join(", ")}.`;
  return [`${slug} (${organizationId}), region ${region}`, "", ...sections, "", verdict].join("\n");
}
