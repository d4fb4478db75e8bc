import { afterAll, beforeEach, expect, test } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { waitingFor } from "#local/waiting.ts";

const connections = connectAsOwner();
let stage: Stage;
let userId: string;
let newcomer: Caller;

beforeEach(async () => {
  stage = await setStage(connections);
  userId = await createUser(connections, `newcomer@${stage.acme.slug}.example`, null);
  newcomer = await signIn(connections, userId);
});
afterAll(() => endConnections(connections));

const accountsOf = async (region: "us" | "eu") =>
  connections[region]`select kind, holder_name, holder_email, region from accounts where user_id = ${userId}`;

test("the first form gives a name and a personal account in the chosen region alone", async () => {
  expect(await succeed("account.complete", newcomer, null, { name: " Zoë Zed ", region: "eu" })).toEqual({ name: "Zoë Zed", region: "eu" });
  const email = `newcomer@${stage.acme.slug}.example`;
  expect(await accountsOf("eu")).toEqual([{ kind: "personal", holder_name: "Zoë Zed", holder_email: email, region: "eu" }]);
  expect(await accountsOf("us")).toEqual([]);
  expect(await succeed("profile.view", newcomer, null, {})).toMatchObject({ name: "Zoë Zed", email, region: "eu" });
  expect(await succeed("organization.listOwn", newcomer, null, {})).toMatchObject({ personal: { region: "eu" }, organizations: [] });
});

test("its creation is recorded in the account's own log", async () => {
  await succeed("account.complete", newcomer, null, { name: "Zoë Zed", region: "eu" });
  const events = await connections.eu`
    select e.event, e.actor_name from audit_events e join accounts a using (account_id) where a.user_id = ${userId}`;
  expect(events).toEqual([{ event: "account.created", actor_name: "Zoë Zed" }]);
});

test("ten presses at once are the same as one, and the first answer holds", async () => {
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      attempt("account.complete", newcomer, null, { name: "Zoë Zed", region: index % 2 === 0 ? "eu" : "us" }),
    ),
  );
  const regions = results.map((result) => (result.ok ? result.data.region : result.error.code));
  expect(new Set(regions).size).toBe(1);
  expect([...(await accountsOf("eu")), ...(await accountsOf("us"))]).toHaveLength(1);
});

test("who finishes waits for the other presses before they could have to wait for it", async () => {
  const other = await connections.directory.reserve();
  await other`begin`;
  await other`select 1 from users where id = ${userId} for share`;
  const finishing = attempt("account.complete", newcomer, null, { name: "Zoë Zed", region: "eu" });
  await expect.poll(() => waitingFor(other)).toBe(1);
  expect(await other`select state from personal_account_directory where user_id = ${userId} for update skip locked`).toHaveLength(1);
  await other`rollback`;
  other.release();
  expect(await finishing).toMatchObject({ ok: true });
});

test("filling it in again changes neither name nor region", async () => {
  await succeed("account.complete", newcomer, null, { name: "Zoë Zed", region: "eu" });
  expect(await succeed("account.complete", newcomer, null, { name: "Other", region: "us" })).toEqual({ name: "Zoë Zed", region: "eu" });
  expect(await accountsOf("us")).toEqual([]);
});

test("a form that stopped half-way is finished by the next press", async () => {
  await connections.directory`
    insert into personal_account_directory (user_id, account_id, region, state) values (${userId}, gen_random_uuid(), 'eu', 'creating')`;
  expect(await succeed("account.complete", newcomer, null, { name: "Zoë Zed", region: "us" })).toEqual({ name: "Zoë Zed", region: "eu" });
  expect(await accountsOf("eu")).toHaveLength(1);
});

test.each([
  { name: "", region: "eu" },
  { name: "x", region: "de" },
  { name: "Zoë\nZed", region: "eu" },
])("%j is refused, naming the field, and nothing is made", async (input) => {
  const refused = await attempt("account.complete", newcomer, null, input as { name: string; region: "eu" });
  expect(refused).toMatchObject({ ok: false, error: { code: "invalid", fields: expect.any(Object) } });
  expect(await connections.directory`select 1 from personal_account_directory where user_id = ${userId}`).toHaveLength(0);
});
