import { asc, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { afterAll, beforeEach, expect, test } from "vitest";
import { verifyChain } from "./audit-chain.ts";
import { accounts, auditEvents } from "./regional/schema.ts";
import { connect, within, writeAuditEvents, writeTenant, type Tenant } from "./two-tenants.ts";

const owner = connect("owner");
const app = connect("app");
let acme: Tenant;

beforeEach(async () => {
  acme = await writeTenant(owner, "Acme");
});

afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
});

/** What the verb asks, and what an export's reader computes: the two must agree. */
async function verify() {
  const [row] = await within(
    app,
    { account: acme.accountId },
    (tx) => tx`select ok, first_bad_number::int as first, head::int, events::int from app.verify_audit()`,
  );
  const database = drizzle(owner);
  const events = await database
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.accountId, acme.accountId))
    .orderBy(asc(auditEvents.number));
  const [account] = await database.select().from(accounts).where(eq(accounts.accountId, acme.accountId));
  const verdict = verifyChain(events, { number: account?.auditHeadNumber ?? 0, hash: account?.auditHeadHash ?? "" });
  expect(verdict).toEqual({ ok: row?.["ok"], firstBadNumber: row?.["first"], head: row?.["head"], events: row?.["events"] });
  return verdict;
}

test("an untouched chain is well, in SQL and in TypeScript alike", async () => {
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 3, events: 3 });
});

test("a row's number and hashes are the database's, whatever the writer says", async () => {
  await within(
    app,
    { account: acme.accountId },
    (tx) => tx`insert into audit_events (account_id, id, actor_kind, actor_name, event, number, hash, previous_hash, details_hash)
    values (${acme.accountId}, gen_random_uuid(), 'job', 'expiry', 'invitation.expired', 99, 'x', 'y', 'z')`,
  );
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 4, events: 4 });
});

test("rows written at once by many connections still make one chain", async () => {
  const connections = Array.from({ length: 8 }, () => connect("app"));
  await Promise.all(connections.map((sql) => within(sql, { account: acme.accountId }, (tx) => writeAuditEvents(tx, acme.accountId, 5))));
  await Promise.all(connections.map((sql) => sql.end()));
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 43, events: 43 });
});

test("a thousand rows of one statement make one chain", async () => {
  await within(
    app,
    { account: acme.accountId },
    (tx) => tx`insert into audit_events (account_id, id, actor_kind, actor_name, event)
    select ${acme.accountId}, gen_random_uuid(), 'user', 'Olivia', 'invitation.sent' from generate_series(1, 1000)`,
  );
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 1003, events: 1003 });
});

test("writing on does not close over a cut tail", async () => {
  await owner`delete from audit_events where account_id = ${acme.accountId} and number = 3`;
  await writeAuditEvents(owner, acme.accountId, 2);
  expect(await verify()).toEqual({ ok: false, firstBadNumber: 3, head: 5, events: 4 });
});

test("the runtime role cannot update or delete an audit row", async () => {
  for (const statement of ["update audit_events set actor_name = 'Mallory'", "delete from audit_events", "truncate audit_events"]) {
    await expect(
      within(app, { account: acme.accountId }, (tx) => tx.unsafe(statement)),
      statement,
    ).rejects.toMatchObject({ code: "42501" });
  }
  expect(await verify()).toMatchObject({ ok: true, events: 3 });
});

test.each([
  ["an edited actor", "update audit_events set actor_name = 'Mallory' where number = 2", 2],
  ["an edited instant", "update audit_events set at = at - interval '1 microsecond' where number = 3", 3],
  ["edited details", `update audit_events set details = '{"from":"admin"}' where number = 2`, 2],
  ["details that were never there", "update audit_events set details = '{}' where number = 3", 3],
  [
    "an edit with its own hash made anew",
    "update audit_events set event = 'x' where number = 1; update audit_events a set hash = app.audit_hash(a) where number = 1",
    2,
  ],
  [
    "the last row made anew",
    "update audit_events set event = 'x' where number = 3; update audit_events a set hash = app.audit_hash(a) where number = 3",
    3,
  ],
  ["a gap", "delete from audit_events where number = 2", 2],
  ["a missing beginning", "delete from audit_events where number = 1", 1],
  ["a cut tail", "delete from audit_events where number = 3", 3],
  ["everything cut", "delete from audit_events", 1],
  ["a head set back", "update accounts set audit_head_number = 2", 3],
])("the owner of the tables is found out: %s", async (_, statements, firstBadNumber) => {
  const inAcme = statements
    .split("; ")
    .map((statement) => `${statement} ${statement.includes("where") ? "and" : "where"} account_id = '${acme.accountId}'`);
  await owner.unsafe(inAcme.join("; "));
  expect(await verify()).toMatchObject({ ok: false, firstBadNumber });
});

test("details erased for a person are no fault", async () => {
  await owner`update audit_events set details = null where account_id = ${acme.accountId}`;
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 3, events: 3 });
});

test("with no account set there is nothing to verify", async () => {
  await expect(within(app, {}, (tx) => tx`select * from app.verify_audit()`)).rejects.toMatchObject({ code: "P0002" });
});
