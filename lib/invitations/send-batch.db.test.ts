import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { performJob } from "#lib/operations/job-door.ts";
import type { InputOf } from "#lib/operations/perform.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { rowsPerChunk } from "./send-batch.ts";

const connections = connectAsOwner();
const jobs = connect("jobs");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

type Rows = InputOf<"invitation.createBulk">["rows"];
const people = (amount: number, part: Partial<Rows[number]> = {}): Rows =>
  Array.from({ length: amount }, (_, index) => ({ email: `n${index}@bulk.example`, ...part }));
const create = (actor: Person, rows: Rows) => succeed("invitation.createBulk", stage.as[actor], stage.acme.slug, { rows });
const send = (batchId: string) => performJob("invitation.sendBatch", { database: "us", accountId: stage.acme.accountId }, { batchId });
const view = (batchId: string) => succeed("invitation.viewBatch", stage.as.mona, stage.acme.slug, { batchId, limit: 100 });
const change = (person: Person, role: "member" | "maintainer" | "admin") =>
  succeed("member.changeRole", stage.as.olivia, stage.acme.slug, { userId: stage[person].userId, role });
const pending = () => connections.us<{ email: string; role: string; name: string | null; note: string | null }[]>`
  select email, role, name, note from invitations
  where account_id = ${stage.acme.accountId} and state = 'pending' and email like '%@bulk.example' order by id`;
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

/** Makes the statement after which `n` rows of a batch are settled fail, as a process that is killed there leaves it. */
async function killAfter(n: number, batchId: string, work: () => Promise<unknown>): Promise<void> {
  const name = `kill_${batchId.replaceAll("-", "")}`;
  await connections.us.unsafe(`
    create function ${name}() returns trigger language plpgsql as $$ begin
      if new.id = '${batchId}' and new.invited + new.refused > ${n} then raise exception 'killed'; end if;
      return new; end $$;
    create trigger ${name} before update on invitation_batches for each row execute function ${name}();`);
  try {
    await expect(work()).rejects.toThrow();
  } finally {
    await connections.us.unsafe(`drop trigger ${name} on invitation_batches; drop function ${name}();`);
  }
}

test("good rows wait for the job, bad ones are refused at once, and each is sent as what it says", async () => {
  const rows: Rows = [
    { email: "A@bulk.example", name: "Ada", role: "maintainer", teams: [{ team: "Data", role: "admin" }], note: "Hi" },
    { email: "nobody@" },
    { email: "b@bulk.example" },
    { email: "c@bulk.example", role: "admin" },
  ];
  const batch = await create("mona", rows);
  expect(batch).toEqual({ batchId: expect.any(String), total: 4, waiting: 2, refused: 2 });
  expect(await pending()).toEqual([]);
  const [job] = await jobs`select payload from graphile_worker._private_jobs where key = ${`batch:${batch.batchId}`}`;
  expect(job?.["payload"]).toEqual({ accountId: stage.acme.accountId, batchId: batch.batchId });

  await send(batch.batchId);
  expect(await pending()).toEqual([
    { email: "a@bulk.example", role: "maintainer", name: "Ada", note: "Hi" },
    { email: "b@bulk.example", role: "member", name: null, note: null },
  ]);
  expect(await view(batch.batchId)).toMatchObject({
    total: 4,
    invited: 2,
    refused: 2,
    finishedAt: expect.any(String),
    madeByName: "Mona Meyer",
    rows: [
      { position: 1, email: "a@bulk.example", outcome: "invited", reason: null },
      { position: 2, email: "nobody@", outcome: "refused", reason: expect.stringMatching(/domain/) },
      { position: 3, email: "b@bulk.example", outcome: "invited" },
      { position: 4, email: "c@bulk.example", role: "admin", outcome: "refused", reason: expect.stringMatching(/permissions/) },
    ],
    nextAfter: null,
  });
  const { invitations } = await succeed("invitation.list", stage.as.mona, stage.acme.slug, { search: "a@bulk" });
  expect(invitations).toMatchObject([{ inviterName: "Mona Meyer", teams: [{ name: "Data", role: "admin" }] }]);
  const { events } = await succeed("audit.list", stage.as.mona, stage.acme.slug, {});
  expect(events.map(({ event, actorName }) => [event, actorName])).toEqual([
    ["invitation.created", "Mona Meyer"],
    ["invitation.created", "Mona Meyer"],
    ["invitation.batchCreated", "Mona Meyer"],
  ]);
  await expectWhole();
});

test("the mails of many come after whatever is sent singly", async () => {
  const { batchId } = await create("mona", people(30));
  await send(batchId);
  await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: ["one@single.example"], teams: stage.myTeam });
  const queued = await jobs<{ priority: number; amount: number }[]>`
    select priority, count(*)::int as amount from graphile_worker._private_jobs
    where payload->>'accountId' = ${stage.acme.accountId} and payload::jsonb ? 'invitationId' group by priority order by priority`;
  expect([...queued]).toEqual([
    { priority: 0, amount: 1 },
    { priority: 10, amount: 30 },
  ]);
});

test("a batch without a good row is finished at once and has no job", async () => {
  const { batchId, waiting } = await create("mona", [{ email: "nobody@" }, { email: stage.milo.email }]);
  expect(waiting).toBe(0);
  expect(await view(batchId)).toMatchObject({ refused: 2, finishedAt: expect.any(String) });
  expect(await jobs`select 1 from graphile_worker._private_jobs where key = ${`batch:${batchId}`}`).toHaveLength(0);
  await expectWhole();
});

test("killed in any chunk it goes on where it was, and invites nobody twice", async () => {
  const { batchId } = await create("mona", people(3 * rowsPerChunk));
  for (const chunks of [0, 1, 2]) {
    await killAfter(chunks * rowsPerChunk, batchId, () => send(batchId));
    expect(await pending()).toHaveLength(chunks * rowsPerChunk);
    expect(await view(batchId)).toMatchObject({ invited: chunks * rowsPerChunk, finishedAt: null });
    await expectWhole();
  }
  await send(batchId);
  await send(batchId);
  expect((await pending()).map(({ email }) => email)).toEqual(people(3 * rowsPerChunk).map(({ email }) => email));
  expect(await view(batchId)).toMatchObject({ invited: 300, refused: 0, finishedAt: expect.any(String) });
  await expectWhole();
});

test("two runners with one batch invite nobody twice", async () => {
  const { batchId } = await create("mona", people(250));
  await Promise.all([send(batchId), send(batchId), send(batchId)]);
  expect(await pending()).toHaveLength(250);
  expect(await view(batchId)).toMatchObject({ invited: 250, refused: 0 });
  await expectWhole();
});

test("the same file twenty times at once invites everybody once, and every row of every batch is answered", async () => {
  const rows = people(120);
  const made = await Promise.all(Array.from({ length: 20 }, () => create("mona", rows)));
  await Promise.all(made.map(({ batchId }) => send(batchId)));
  expect(await pending()).toHaveLength(120);
  const [sums] = await connections.us`
    select sum(invited)::int as invited, sum(refused)::int as refused, count(finished_at)::int as finished
    from invitation_batches where account_id = ${stage.acme.accountId}`;
  expect(sums).toEqual({ invited: 120, refused: 19 * 120, finished: 20 });
  const reasons = await connections.us`
    select distinct verdict from invitation_batch_rows where account_id = ${stage.acme.accountId} and outcome = 'refused'`;
  expect(reasons).toEqual([{ verdict: "alreadyInvited" }]);
  await expectWhole();
});

test("a sender demoted between two chunks sends no more of what they may no longer give", async () => {
  const rows = people(2 * rowsPerChunk).map((row, index) => ({ ...row, role: index % 2 === 0 ? "admin" : "member" }));
  const { batchId } = await create("adam", rows);
  await killAfter(rowsPerChunk, batchId, () => send(batchId));
  await change("adam", "maintainer");
  await send(batchId);
  const { invited, refused } = await view(batchId);
  expect({ invited, refused }).toEqual({ invited: rowsPerChunk + rowsPerChunk / 2, refused: rowsPerChunk / 2 });
  // Those of the first chunk that Adam could no longer send were cancelled with his demotion (PRODUCT 2.6).
  expect((await pending()).every(({ role }) => role === "member")).toBe(true);
  await expectWhole();
});

test("a sender who may no longer invite, or is gone, sends nothing more, and the rows say why", async () => {
  const { batchId } = await create("mona", people(2 * rowsPerChunk));
  await killAfter(rowsPerChunk, batchId, () => send(batchId));
  await change("mona", "member");
  await send(batchId);
  expect(await succeed("invitation.viewBatch", stage.as.adam, stage.acme.slug, { batchId, outcome: "refused", limit: 1 })).toMatchObject({
    invited: rowsPerChunk,
    refused: rowsPerChunk,
    rows: [{ position: rowsPerChunk + 1, reason: expect.stringMatching(/^Whoever sent this may not invite any more\. Only/) }],
    nextAfter: rowsPerChunk + 1,
  });
  const other = await create(
    "adam",
    people(2, { role: "member" }).map((row) => ({ ...row, email: `x${row.email}` })),
  );
  await succeed("member.remove", stage.as.olivia, stage.acme.slug, { userId: stage.adam.userId, confirmEmail: stage.adam.email });
  await send(other.batchId);
  expect(await succeed("invitation.viewBatch", stage.as.olivia, stage.acme.slug, { batchId: other.batchId })).toMatchObject({
    invited: 0,
    refused: 2,
    madeByName: null,
    rows: [{ reason: "Whoever sent this is no longer a member." }, {}],
  });
  await expectWhole();
});

test("as many are invited as seats are free, and the others say so", async () => {
  await connections.us`update organizations set seats_paid = 12 where account_id = ${stage.acme.accountId}`;
  const { batchId } = await create("mona", people(rowsPerChunk + 5));
  await send(batchId);
  expect(await pending()).toHaveLength(3);
  expect(await view(batchId)).toMatchObject({ invited: 3, refused: 102 });
  const { rows } = await view(batchId);
  expect(rows[3]).toMatchObject({ outcome: "refused", reason: "All 12 seats are taken." });
  await expectWhole();
});

test("what changed while rows waited counts: a new member, a deleted team", async () => {
  await connections.us`insert into teams (account_id, id, name) values (${stage.acme.accountId}, gen_random_uuid(), 'Short')`;
  const { batchId } = await create("mona", [{ email: "a@bulk.example", teams: [{ team: "Short" }] }, { email: stage.nina.email }]);
  await connections.us`delete from teams where account_id = ${stage.acme.accountId} and name = 'Short'`;
  await connections.us`
    insert into memberships (account_id, user_id, role, name, email) values (${stage.acme.accountId}, ${stage.nina.userId}, 'member', 'Nina', ${stage.nina.email})`;
  await send(batchId);
  const { rows } = await view(batchId);
  expect(rows.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/no team called “Short”/),
    expect.stringMatching(/^Already a member/),
  ]);
});

test("a dismissed organization's batch is sent to nobody and erased with the rest", async () => {
  const { batchId } = await create("mona", people(3));
  await succeed("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" });
  await send(batchId);
  expect(await pending()).toEqual([]);
  await performJob("organization.erase", { database: "us" }, {});
  expect(await connections.us`select 1 from invitation_batches where account_id = ${stage.acme.accountId}`).toHaveLength(0);
  expect(await connections.us`select 1 from invitation_batch_rows where account_id = ${stage.acme.accountId}`).toHaveLength(0);
});
