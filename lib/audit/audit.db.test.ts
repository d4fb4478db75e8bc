import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const verify = () => succeed("audit.verify", stage.as.mona, stage.acme.slug, {});
const denialsOf = (userId: string) => connections.us`
  select permission, target, count, reason from denials where account_id = ${stage.acme.accountId} and user_id = ${userId} order by target`;

async function changeRoles(times: number): Promise<void> {
  for (let round = 0; round < times; round += 1) {
    const role = round % 2 === 0 ? ("maintainer" as const) : ("member" as const);
    await succeed("member.changeRole", stage.as.olivia, stage.acme.slug, { userId: stage.milo.userId, role });
  }
}

test("the log goes from its end to its beginning without a skip or a repeat", async () => {
  await changeRoles(7);
  const seen: number[] = [];
  for (let before: number | undefined; ;) {
    const page = await succeed("audit.list", stage.as.mona, stage.acme.slug, { limit: 3, ...(before && { before }) });
    seen.push(...page.events.map(({ number }) => number));
    if (page.nextBefore === null) break;
    before = page.nextBefore;
  }
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1]);
});

test.each([0, -1, 1.5, "x", 1e300, null])("before %j is refused", async (before) => {
  const input = { before: before as number };
  expect(await attempt("audit.list", stage.as.mona, stage.acme.slug, input)).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { before: expect.any(String) } },
  });
});

test("verifying an untouched log says that all is well, and counts", async () => {
  await changeRoles(3);
  expect(await verify()).toEqual({ ok: true, firstBadNumber: null, head: 3, events: 3 });
});

test("an edit, a gap and a cut tail show, by their number", async () => {
  const { accountId } = stage.acme;
  await changeRoles(5);
  await connections.us`update audit_events set actor_name = 'Mallory' where account_id = ${accountId} and number = 4`;
  expect(await verify()).toMatchObject({ ok: false, firstBadNumber: 4 });
  await connections.us`delete from audit_events where account_id = ${accountId} and number = 2`;
  expect(await verify()).toMatchObject({ ok: false, firstBadNumber: 2 });
});

test.each(["milo", "tara", "bella", "kim"] as const)("%s reads and verifies nothing, and hears who can", async (person) => {
  for (const name of ["audit.list", "audit.verify"] as const) {
    expect(await attempt(name, stage.as[person], stage.acme.slug, {})).toMatchObject({
      ok: false,
      error: { code: "denied", fixableBy: ["owner", "admin", "maintainer"], people: expect.any(Array) },
    });
  }
  expect(await denialsOf(stage[person].userId), "reads are not counted").toEqual([]);
});

test("a refused write is counted once per hour, person, permission and target, and changes nothing else", async () => {
  const head = async () =>
    (await connections.us`select audit_head_number, authorization_version from accounts where account_id = ${stage.acme.accountId}`)[0];
  const before = await head();
  const tryOn = (person: "adam" | "bella") =>
    attempt("member.changeRole", stage.as.mona, stage.acme.slug, { userId: stage[person].userId, role: "member" });
  await Promise.all([tryOn("adam"), tryOn("adam"), tryOn("adam"), tryOn("bella")]);
  await attempt("organization.update", stage.as.mona, stage.acme.slug, {
    name: "x",
    legalName: "x",
    alertingEmail: "x@x.example",
    invoicingEmail: "x@x.example",
    country: null,
  });

  const counted = (await denialsOf(stage.mona.userId)).map(({ permission, target, count }) => ({ permission, target, count }));
  expect(counted).toHaveLength(3);
  expect(counted).toContainEqual({ permission: "member.changeRole", target: stage.adam.userId, count: 3 });
  expect(counted).toContainEqual({ permission: "member.changeRole", target: stage.bella.userId, count: 1 });
  expect(counted).toContainEqual({ permission: "organization.update", target: "", count: 1 });
  expect(await head()).toEqual(before);

  await connections.us`update denials set hour = hour - interval '1 hour' where account_id = ${stage.acme.accountId}`;
  await tryOn("adam");
  expect(await denialsOf(stage.mona.userId)).toHaveLength(4);
});

test("what outsiders try is counted in nobody's organization", async () => {
  const input = { userId: stage.milo.userId, role: "admin" as const };
  for (const person of ["gus", "nina", "remy"] as const) {
    expect(await attempt("member.changeRole", stage.as[person], stage.acme.slug, input)).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
    expect(await denialsOf(stage[person].userId)).toEqual([]);
  }
});
