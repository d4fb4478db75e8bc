import { uuidv7 } from "uuidv7";
import { afterAll, expect, test } from "vitest";
import { migrate } from "./migrate.ts";
import { refuseOtherPlace } from "./place.ts";
import { connect, migrationAddresses } from "./two-tenants.ts";

/** ARCHITECTURE 6: each table has RLS, a policy and an owner that is no runtime role, or stands here with a reason. */
const exceptions: Record<string, string> = {
  "directory public.users": "people, who belong to no tenant",
  "directory public.sign_in_methods": "how a person signs in",
  "directory public.sessions": "a person's sessions, found by the hash of their token",
  "directory public.sign_in_tokens": "mailed links, found by the hash of their token",
  "directory public.security_events": "a person's own log",
  "directory public.mail_sends": "counts per hashed address, of nobody's tenant",
  "directory public.passkeys": "of people, not of tenants; the directory is one",
  "directory public.passkey_challenges": "of people, not of tenants",
  "directory public.spent_passkey_challenges": "hashes of random numbers, of nobody",
  "directory public.email_changes": "of people, not of tenants",
  "directory public.personal_account_directory": "in which region a person's account lives",
  "directory public.organization_directory": "in which region a slug lives",
  "drizzle.__drizzle_migrations": "which migrations ran; read at boot",
  "graphile_worker._private_job_queues": "the runner's own, ids only; owned by guildhall_jobs under its own RLS",
  "graphile_worker._private_jobs": "the runner's own, ids only; owned by guildhall_jobs under its own RLS",
  "graphile_worker._private_known_crontabs": "the runner's own; owned by guildhall_jobs under its own RLS",
  "graphile_worker._private_tasks": "the runner's own; owned by guildhall_jobs under its own RLS",
  "graphile_worker.migrations": "the runner's own; owned by guildhall_jobs",
  "graphile_worker.jobs": "the runner's view of its jobs; owned by guildhall_jobs",
};

const databases = ["directory", "us", "eu"] as const;
const us = connect("owner", "us");
const owners = databases.map((name) => ({ name, sql: connect("owner", name) }));

afterAll(async () => {
  await Promise.all([us, ...owners.map(({ sql }) => sql)].map((sql) => sql.end()));
});

test("migrating again, twice at once, changes nothing", async () => {
  const applied = async () => [...(await us`select hash from drizzle.__drizzle_migrations order by id`)];
  const before = await applied();
  await Promise.all([migrate(migrationAddresses()), migrate(migrationAddresses())]);
  expect(await applied()).toEqual(before);
});

test("an address of another role is refused before anything is made", async () => {
  const addresses = migrationAddresses();
  const wrong = { ...addresses, directory: { ...addresses.directory, app: addresses.directory.owner } };
  await expect(migrate(wrong)).rejects.toThrow("it must be guildhall_app's");
});

test("regions migrated the wrong way round are refused, whether marked already or not", async () => {
  const { directory, us: one, eu: other } = migrationAddresses();
  await expect(migrate({ directory, us: other, eu: one })).rejects.toThrow("The database of eu is given as that of us");
  const eu = connect("owner", "eu");
  await eu.unsafe("begin; comment on schema app is null");
  await eu`insert into accounts (account_id, kind, region) values (${uuidv7()}, 'organization', 'eu')`;
  await expect(refuseOtherPlace(eu, "us")).rejects.toThrow("The database of eu is given as that of us");
  await refuseOtherPlace(eu, "eu");
  await eu.unsafe("rollback");
  await eu.end();
});

test.each(owners)("every relation of $name has row-level security, a policy and a safe owner, or a reason", async ({ name, sql }) => {
  const relations = await sql`
    select n.nspname || '.' || c.relname as relation,
        c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as walled,
        pg_get_userbyid(c.relowner) as owner, c.relforcerowsecurity as forced
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;
  const open = relations.filter((relation) => !(relation["walled"] && relation["owner"] === "guildhall_owner"));
  const unexplained = open
    .map((relation) => String(relation["relation"]))
    .filter((relation) => !(relation in exceptions || `${name} ${relation}` in exceptions));
  expect(unexplained).toEqual([]);
  expect(relations.filter((relation) => relation["forced"])).toEqual([]);
  expect(relations.length).toBeGreaterThan(8);
});

test("no exception outlives its table", async () => {
  const known = await Promise.all(
    owners.map(async ({ name, sql }) =>
      (await sql`select n.nspname || '.' || c.relname as relation from pg_class c join pg_namespace n on n.oid = c.relnamespace`).flatMap(
        (row) => [String(row["relation"]), `${name} ${String(row["relation"])}`],
      ),
    ),
  );
  expect(Object.keys(exceptions).filter((exception) => !known.flat().includes(exception))).toEqual([]);
});

test.each(owners)("every definer function of $name pins its search path, and nobody else may call it", async ({ sql }) => {
  const functions = await sql`
    select p.proname as name, p.prosecdef as definer, pg_get_userbyid(p.proowner) as owner,
        coalesce(array_to_string(p.proconfig, ' '), '') as settings,
        has_function_privilege('public', p.oid, 'execute') as public
      from pg_proc p where p.pronamespace = 'app'::regnamespace`;
  expect(functions.length).toBeGreaterThan(2);
  for (const { name, definer, owner, settings, public: callable } of functions) {
    expect({ name, callable }).toEqual({ name, callable: false });
    expect({ name, owner }).toEqual({ name, owner: name === "enqueue" ? "guildhall_jobs" : "guildhall_owner" });
    if (definer) expect({ name, settings }).toEqual({ name, settings: expect.stringContaining("search_path=pg_catalog, pg_temp") });
  }
});

test.each(owners)("runtime roles own nothing in $name but the job queue, and create nothing", async ({ sql }) => {
  const owned = await sql`
    select distinct pg_get_userbyid(refobjid) as role, (pg_identify_object(classid, objid, objsubid)).schema as schema,
        (pg_identify_object(classid, objid, objsubid)).identity as identity
      from pg_shdepend
      where deptype = 'o' and refclassid = 'pg_authid'::regclass and dbid = (select oid from pg_database where datname = current_database())
        and pg_get_userbyid(refobjid) in ('guildhall_app', 'guildhall_jobs', 'guildhall_gateway')`;
  const outside = owned.filter((row) => row["schema"] !== "graphile_worker" && !String(row["identity"]).startsWith("graphile_worker"));
  expect(outside.map((row) => `${String(row["role"])} ${String(row["identity"])}`)).toEqual([
    expect.stringMatching(/^guildhall_jobs app\.enqueue\(/),
  ]);
  expect(owned.every((row) => row["role"] === "guildhall_jobs")).toBe(true);
  const rights = await sql`
    select role, privilege from unnest(array['guildhall_app', 'guildhall_jobs', 'guildhall_gateway']) role, unnest(array['create', 'temporary']) privilege
      where has_database_privilege(role, current_database(), privilege)
    union all select role, 'create in ' || nspname from unnest(array['guildhall_app', 'guildhall_jobs', 'guildhall_gateway']) role, pg_namespace
      where nspname in ('public', 'app', 'drizzle') and has_schema_privilege(role, oid, 'create')`;
  expect(rights).toEqual([]);
});
