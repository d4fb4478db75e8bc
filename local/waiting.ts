import type postgres from "postgres";

/** How many wait for what this connection has locked. */
export async function waitingFor(held: postgres.Sql): Promise<number> {
  const [row] = await held<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))`;
  return row?.waiting ?? 0;
}
