import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { waitingFor } from "#local/waiting.ts";

const connections = connectAsOwner();
const jobs = connect("jobs", "directory");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

const rename = (person: Person, name: string) => attempt("profile.update", stage.as[person], null, { name });
const copy = (person: Person) => performJob("profile.copy", { database: "directory" }, { userId: stage[person].userId });
const queued = (person: Person) => jobs`
  select payload from graphile_worker._private_jobs where key = ${`profile:${stage[person].userId}`}`;

/** Every copy of somebody's name and address, in both regions. */
async function copies(person: Person): Promise<string[][]> {
  const { userId } = stage[person];
  const found = await Promise.all(
    [connections.us, connections.eu].map(
      (region) => region<{ name: string; email: string }[]>`
        select name, email from memberships where user_id = ${userId}
        union all select holder_name, holder_email from accounts where user_id = ${userId}`,
    ),
  );
  return found.flat().map(({ name, email }) => [name, email]);
}

test("the directory decides at once, and the job brings the copies of both regions (PRODUCT 4.3)", async () => {
  expect(await rename("kim", " Kim Köhler ")).toEqual({ ok: true, data: { name: "Kim Köhler" } });
  expect(await succeed("profile.view", stage.as.kim, null, {})).toMatchObject({ name: "Kim Köhler" });
  expect(await queued("kim")).toEqual([{ payload: { userId: stage.kim.userId } }]);
  expect(await copies("kim")).toEqual([1, 2, 3].map(() => ["Kim Kato", stage.kim.email]));
  await copy("kim");
  await copy("kim");
  expect(await copies("kim")).toEqual([1, 2, 3].map(() => ["Kim Köhler", stage.kim.email]));
  const { members } = await succeed("member.list", stage.as.olivia, stage.acme.slug, { search: "köhler" });
  expect(members).toMatchObject([{ userId: stage.kim.userId, name: "Kim Köhler" }]);
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("nobody else's copies move", async () => {
  await rename("kim", "Kim Köhler");
  await copy("kim");
  expect(await copies("milo")).toEqual([1, 2].map(() => ["Milo Marsh", stage.milo.email]));
});

test("the same name again queues nothing, two changes one job", async () => {
  await rename("milo", "Milo Marsh");
  expect(await queued("milo")).toEqual([]);
  await rename("milo", "Milo Mars");
  await rename("milo", "Milo Moon");
  expect(await queued("milo")).toHaveLength(1);
});

test("a name changed while the job copies the one before is what is kept", async () => {
  await rename("kim", "Kim Old");
  const lock = await connections.us.reserve();
  await lock`begin`;
  await lock`select 1 from accounts where account_id = ${stage.acme.accountId} for update`;
  const copying = copy("kim");
  await expect.poll(() => waitingFor(lock)).toBe(1);
  await connections.directory`update users set name = 'Kim New' where id = ${stage.kim.userId}`;
  await lock`rollback`;
  lock.release();
  await copying;
  expect(await copies("kim")).toEqual([1, 2, 3].map(() => ["Kim New", stage.kim.email]));
});

test.each(["", "   ", "a\nb", "x".repeat(101)])("%j is no name", async (name) => {
  expect(await rename("milo", name)).toMatchObject({ ok: false, error: { code: "invalid", fields: { name: expect.any(String) } } });
});

test("a newcomer names themselves where they choose their region, not here (PRODUCT 4.1)", async () => {
  const newcomer = await signIn(connections, await createUser(connections, `new@${stage.acme.slug}.example`, null));
  expect(await attempt("profile.update", newcomer, null, { name: "New Comer" })).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "profile.update", rule: "unfinished" },
  });
  expect(await succeed("profile.view", newcomer, null, {})).toMatchObject({ name: null });
});

test("a job for somebody who is gone does nothing", async () => {
  await performJob("profile.copy", { database: "directory" }, { userId: stage.acme.accountId });
});
