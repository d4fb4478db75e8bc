import { Logger, runMigrations } from "graphile-worker";
import postgres from "postgres";

/**
 * graphile-worker's schema and `app.enqueue`, both made and owned by guildhall_jobs, which owns nothing
 * else (ARCHITECTURE 6). It may create in the database and in schema app only while this runs.
 */
export async function installQueue(owner: postgres.Sql, jobsUrl: string): Promise<void> {
  const [row] = await owner<{ name: string }[]>`select quote_ident(current_database()) as name`;
  const name = row?.name ?? "";
  try {
    await owner.unsafe(`grant create on database ${name} to guildhall_jobs`);
    await owner.unsafe(`grant usage, create on schema app to guildhall_jobs`);
    await runMigrations({ connectionString: jobsUrl, logger: new Logger(() => () => {}) });
    await defineEnqueue(jobsUrl);
  } finally {
    await owner.unsafe(`revoke create on database ${name} from guildhall_jobs`);
    await owner.unsafe(`revoke all on schema app from guildhall_jobs`);
  }
}

async function defineEnqueue(jobsUrl: string): Promise<void> {
  const jobs = postgres(jobsUrl, { max: 1, onnotice: () => {} });
  try {
    await jobs.begin(async (tx) => {
      await tx.unsafe(enqueueSql);
    });
  } finally {
    await jobs.end();
  }
}

/**
 * Jobs as `{task, payload, key, runAt}`: one with a key replaces the waiting job of that key. Twenty or more at once are done
 * after what comes singly: whoever waits for one mail waits for no thousand of somebody else's. Planned once for each
 * connection and by indexes alone, whose cost does not grow with the queue. What stood here before took other arguments.
 */
const enqueueSql = `
drop function if exists app.enqueue(text, json, text, timestamptz, integer);
drop function if exists app.enqueue(json, integer);
create or replace function app.enqueue(jobs json)
returns void language plpgsql security definer set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  priority constant smallint := case when json_array_length(jobs) < 20 then 0 else 10 end;
begin
  perform graphile_worker.add_jobs(array(
    select row(job.task, job.payload, null, job."runAt", null, job.key, priority, null)::graphile_worker.job_spec
      from json_to_recordset(jobs) as job (task text, payload json, key text, "runAt" timestamptz)));
end $$;
revoke all on function app.enqueue(json) from public;
grant execute on function app.enqueue(json) to guildhall_app;
`;
