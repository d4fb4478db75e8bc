import { getTableName, is } from "drizzle-orm";
import { PgTable } from "drizzle-orm/pg-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as schema from "./regional/schema.ts";
import { connect, within, writeTenant, type Tenant } from "./two-tenants.ts";

/** SECURITY "Row-level security is the second wall". */
const tables = Object.values(schema)
  .filter((value) => is(value, PgTable))
  .map((table) => getTableName(table));
const owner = connect("owner");
const app = connect("app");
const jobs = connect("jobs");
let acme: Tenant;
let globex: Tenant;

beforeAll(async () => {
  acme = await writeTenant(owner, "Acme");
  globex = await writeTenant(owner, "Globex");
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end(), jobs.end()]);
});

describe.each(tables)("%s", (table) => {
  test("has rows of both tenants, so that the proofs below mean something", async () => {
    const rows = await owner`select distinct account_id from ${owner(table)} where account_id in (${acme.accountId}, ${globex.accountId})`;
    expect(rows).toHaveLength(2);
  });

  test("shows nothing with nothing set, on a fresh connection and on one that served Acme", async () => {
    const fresh = connect("app");
    expect(await fresh`select * from ${fresh(table)}`).toHaveLength(0);
    await fresh.end();
    await within(app, { account: acme.accountId }, (tx) => tx`select * from ${tx(table)}`);
    expect(await app`select * from ${app(table)}`).toHaveLength(0);
    expect(await within(app, {}, (tx) => tx`select * from ${tx(table)}`)).toHaveLength(0);
  });

  test("shows Acme's rows alone with Acme's account set, whoever asks", async () => {
    const rows = await within(
      app,
      { account: acme.accountId, user: globex.ownerId, email: globex.invitedEmail },
      (tx) => tx`select * from ${tx(table)}`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row["account_id"]))).toEqual(new Set([acme.accountId]));
  });

  test("takes no row of Globex from Acme", async () => {
    const columns = await insertable(table);
    const [row] = await owner`select to_json(t) as row from ${owner(table)} t where account_id = ${globex.accountId} limit 1`;
    const insert = within(
      app,
      { account: acme.accountId },
      (tx) =>
        tx`insert into ${tx(table)} (${tx(columns)}) select ${tx(columns)} from json_populate_record(null::${tx(table)}, ${JSON.stringify(row?.["row"])}::text::json)`,
    );
    await expect(insert).rejects.toMatchObject({ code: "42501" });
  });

  test("changes and deletes none of Globex's rows from Acme", async () => {
    const before = await snapshot(table);
    const [column] = await app`select attname from pg_attribute where attrelid = ${table}::regclass and attnum > 0
      and has_column_privilege(attrelid, attnum, 'update')`;
    const name = String(column?.["attname"] ?? "account_id");
    expect(await touched(`update ${table} set ${name} = ${name} where account_id = '${globex.accountId}'`)).toBe(0);
    expect(await touched(`delete from ${table} where account_id = '${globex.accountId}'`)).toBe(0);
    expect(await snapshot(table)).toEqual(before);
  });

  test("never lets a row change its account", async () => {
    const [row] = await app`select has_column_privilege(${table}, 'account_id', 'update') as may`;
    expect(row?.["may"]).toBe(false);
  });

  test("is out of reach for guildhall_jobs and guildhall_gateway", async () => {
    await expect(jobs`select * from ${jobs(`public.${table}`)}`).rejects.toMatchObject({ code: "42501" });
    const granted = await owner`select role, privilege from unnest(array['guildhall_jobs', 'guildhall_gateway']) role,
      unnest(array['select', 'insert', 'update', 'references']) privilege where has_any_column_privilege(role, ${table}, privilege)`;
    expect(granted).toEqual([]);
  });
});

describe("with no account set a person reads", () => {
  test("their own memberships and those organizations, and no other", async () => {
    const read = await within(app, { user: acme.memberId }, async (tx) => ({
      memberships: await tx`select user_id from memberships`,
      organizations: await tx`select account_id from organizations`,
      accounts: await tx`select account_id from accounts`,
      others: [...(await tx`select 1 from teams`), ...(await tx`select 1 from invitations`), ...(await tx`select 1 from audit_events`)],
    }));
    expect(read.memberships).toEqual([{ user_id: acme.memberId }]);
    expect(read.organizations).toEqual([{ account_id: acme.accountId }]);
    expect(read.accounts).toEqual([{ account_id: acme.accountId }]);
    expect(read.others).toEqual([]);
  });

  test("pending invitations to their own address and those organizations, until they are closed", async () => {
    const invited = await writeTenant(owner, "Hooli");
    const read = () =>
      within(app, { email: invited.invitedEmail }, async (tx) => [
        ...(await tx`select id from invitations`),
        ...(await tx`select slug from organizations`),
      ]);
    expect(await read()).toEqual([{ id: invited.invitationId }, { slug: invited.slug }]);
    await owner`update invitations set state = 'cancelled' where id = ${invited.invitationId}`;
    expect(await read()).toEqual([]);
  });

  test("and changes nothing by it", async () => {
    const update = await within(app, { user: acme.memberId }, (tx) => tx`update memberships set name = 'Mallory' returning 1`);
    const remove = await within(app, { user: acme.memberId }, (tx) => tx`delete from memberships returning 1`);
    const decline = await within(app, { email: acme.invitedEmail }, (tx) => tx`update invitations set state = 'accepted' returning 1`);
    expect([...update, ...remove, ...decline]).toEqual([]);
  });
});

async function insertable(table: string): Promise<string[]> {
  const columns = await owner`select attname from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and attgenerated = ''`;
  return columns.map((column) => String(column["attname"]));
}

/** Rows that Acme's connection could touch; having no right at all counts as none. */
async function touched(statement: string): Promise<number> {
  try {
    return await within(app, { account: acme.accountId }, async (tx) => (await tx.unsafe(statement)).count);
  } catch (error) {
    expect(error).toMatchObject({ code: "42501" });
    return 0;
  }
}

async function snapshot(table: string): Promise<unknown[]> {
  return [
    ...(await owner`select to_jsonb(t) as row, t.xmin::text from ${owner(table)} t where account_id = ${globex.accountId} order by t::text`),
  ];
}
