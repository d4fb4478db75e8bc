import postgres from "postgres";
import directoryJournal from "../drizzle/directory/meta/_journal.json" with { type: "json" };
import regionalJournal from "../drizzle/regional/meta/_journal.json" with { type: "json" };
import { type Place, readPlace } from "./place.ts";

/** The database answers not at all; another try may succeed. Every other refusal to start is a plain Error. */
export class DatabaseUnreachableError extends Error {
  override name = "DatabaseUnreachableError";
}

const journals = { directory: directoryJournal, regional: regionalJournal };

/**
 * Refuses to serve through a role that row-level security does not bind, on a database whose migrations are not up to
 * date, or on another database than `place` (SECURITY "Boot"). Throws DatabaseUnreachableError, or an Error with one
 * sentence.
 */
export async function assertRuntimeRole(sql: postgres.Sql, place: Place): Promise<void> {
  const role = await ask(() => readRole(sql));
  const because = objection(role);
  if (because) {
    throw new Error(
      `The database ${role.database} is reached as ${role.name}, which ${because}; connect as guildhall_app or another runtime role.`,
    );
  }
  const newest = journals[place === "directory" ? "directory" : "regional"].entries.at(-1)?.when ?? 0;
  const applied = await ask(() => readNewestMigration(sql));
  const isMarked = await assertPlace(sql, place);
  if (applied < newest || !isMarked) {
    throw new Error(`The database ${role.database} lacks migrations of this version; run \`npm run db:migrate\`.`);
  }
}

/** Refuses another database than `place`, whatever the role. Throws as `assertRuntimeRole` does; false where none says which it is. */
export async function assertPlace(sql: postgres.Sql, place: Place): Promise<boolean> {
  const is = await ask(() => readPlace(sql));
  if (is === null || is === place) return is !== null;
  throw new Error(`The database ${sql.options.database} is that of ${is}; give the address of ${place}'s.`);
}

type Role = { name: string; database: string; superuser: boolean; bypasses: boolean; owns: string | null };

async function readRole(sql: postgres.Sql): Promise<Role> {
  const [role] = await sql<Role[]>`
    select current_user as name, current_database() as database, rolsuper as superuser, rolbypassrls as bypasses,
      (select relname from pg_class
        where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and pg_has_role(current_user, relowner, 'member')
        order by relname limit 1) as owns
    from pg_roles where rolname = current_user`;
  if (!role) throw new Error("The database does not know the role it was reached as.");
  return role;
}

function objection({ superuser, bypasses, owns }: Role): string | null {
  if (superuser) return "is a superuser";
  if (bypasses) return "bypasses row-level security";
  return owns === null ? null : `owns the table ${owns}`;
}

/** When the newest applied migration was made, in milliseconds since 1970; 0 where none was applied. */
async function readNewestMigration(sql: postgres.Sql): Promise<number> {
  const [table] = await sql<
    { known: boolean }[]
  >`select coalesce(has_table_privilege(to_regclass('drizzle.__drizzle_migrations'), 'select'), false) as known`;
  if (!table?.known) return 0;
  const [row] = await sql<{ newest: string | null }[]>`select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0);
}

/** A wrong password or name is a setting to correct (SQLSTATE class 28, 3D); no answer at all may pass. */
async function ask<T>(question: () => Promise<T>): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof postgres.PostgresError && /^(28|3D|42)/.test(error.code)) {
      throw new Error(`The database refuses the connection: ${error.message}.`, { cause: error });
    }
    throw new DatabaseUnreachableError("The database cannot be reached.", { cause: error });
  }
}
