import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

type TeamRole = "admin" | "member";
const data = () => stage.acme.teams["Data"] ?? "";
const place = (person: Person, teamId = data()) => ({ teamId, userId: stage[person].userId });
const add = (actor: Person, person: Person, role: TeamRole = "member") =>
  attempt("team.addMember", stage.as[actor], stage.acme.slug, { ...place(person), role });
const setRole = (actor: Person, person: Person, role: TeamRole) =>
  attempt("team.setRole", stage.as[actor], stage.acme.slug, { ...place(person), role });
const takeOut = (actor: Person, person: Person, teamId = data()) =>
  attempt("team.removeMember", stage.as[actor], stage.acme.slug, place(person, teamId));

async function roleOf(person: Person): Promise<string | undefined> {
  const [row] = await connections.us<{ role: string }[]>`
    select role from team_memberships where account_id = ${stage.acme.accountId} and team_id = ${data()} and user_id = ${stage[person].userId}`;
  return row?.role;
}
const lastEvent = async () => (await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 })).events[0];
const expectWhole = async () => expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);

test.each<[Person, Person, TeamRole]>([
  ["olivia", "milo", "admin"],
  ["adam", "milo", "member"],
  ["mona", "milo", "admin"],
  ["tara", "adam", "member"],
])("%s adds %s as team %s", async (actor, person, role) => {
  expect(await add(actor, person, role)).toMatchObject({ ok: true });
  expect(await roleOf(person)).toBe(role);
  expect(await lastEvent()).toMatchObject({ event: "team.memberAdded", actorName: stage[actor].name, targetName: stage[person].name });
  await expectWhole();
});

test("adding oneself is allowed to an admin and named a self-grant in the log (PRODUCT 3.1)", async () => {
  expect(await add("adam", "adam", "admin")).toMatchObject({ ok: true });
  expect(await lastEvent()).toMatchObject({ event: "team.selfGranted", targetName: "Adam Archer" });
});

test.each(["add", "setRole"] as const)("a maintainer gives themselves no place in a team (%s, PRODUCT 3.1)", async (how) => {
  if (how === "setRole") await succeed("team.addMember", stage.as.tara, stage.acme.slug, { ...place("mona"), role: "member" });
  const before = await roleOf("mona");
  expect(await (how === "add" ? add : setRole)("mona", "mona", "admin")).toMatchObject({
    ok: false,
    error: { code: "denied", rule: "maintainersThemselves" },
  });
  expect(await roleOf("mona")).toBe(before);
});

test("adding twice is the same as once, in another role it is a conflict", async () => {
  await add("tara", "milo");
  const before = await lastEvent();
  expect(await add("tara", "milo")).toMatchObject({ ok: true });
  expect(await lastEvent()).toEqual(before);
  expect(await add("tara", "milo", "admin")).toMatchObject({ ok: false, error: { code: "conflict" } });
  expect(await roleOf("milo")).toBe("member");
});

test("a team admin gives any team role but the owner's, whatever the rank (PRODUCT 3.1)", async () => {
  expect(await setRole("tara", "anna", "admin")).toMatchObject({ ok: true });
  expect(JSON.parse((await lastEvent())?.details ?? "")).toMatchObject({ team: "Data", from: "member", to: "admin" });
  await succeed("team.addMember", stage.as.olivia, stage.acme.slug, { ...place("olivia"), role: "admin" });
  expect(await setRole("tara", "olivia", "member")).toMatchObject({ ok: false, error: { code: "denied", rule: "theOwnersPlace" } });
  expect(await takeOut("tara", "olivia")).toMatchObject({ ok: false, error: { code: "denied", rule: "theOwnersPlace" } });
  expect(await roleOf("olivia")).toBe("admin");
});

test("a team admin steps down, and the team is run by the owner (PRODUCT 3.6)", async () => {
  expect(await setRole("tara", "tara", "member")).toMatchObject({ ok: true });
  expect(await succeed("team.view", stage.as.tara, stage.acme.slug, { teamId: data() })).toMatchObject({ runByOwner: true, total: 2 });
  expect(await setRole("tara", "tara", "admin")).toMatchObject({ ok: false, error: { code: "denied" } });
  expect(await setRole("olivia", "tara", "admin")).toMatchObject({ ok: true });
});

test("a team admin leaves the team and stays in the organization", async () => {
  expect(await takeOut("tara", "tara")).toMatchObject({ ok: true });
  expect(await roleOf("tara")).toBeUndefined();
  expect(await lastEvent()).toMatchObject({ event: "team.memberRemoved", targetName: "Tara Torres" });
  expect(await attempt("team.view", stage.as.tara, stage.acme.slug, { teamId: data() })).toMatchObject({
    ok: false,
    error: { code: "denied" },
  });
  await expectWhole();
});

test("nobody is left without a team (PRODUCT 3.5)", async () => {
  expect(await takeOut("olivia", "milo", stage.acme.teams["My Team"])).toMatchObject({
    ok: false,
    error: { code: "conflict", message: expect.stringContaining("My Team is the only team of Milo Marsh") },
  });
  await expectWhole();
});

test.each<[Person, Person]>([
  ["milo", "milo"],
  ["milo", "tara"],
  ["bella", "anna"],
  ["kim", "kim"],
])("%s puts %s nowhere and takes nobody out", async (actor, person) => {
  const before = await roleOf(person);
  for (const result of [await add(actor, person, "admin"), await setRole(actor, person, "admin"), await takeOut(actor, person)])
    expect(result).toMatchObject({ ok: false, error: { code: "denied", rule: "notAllowed" } });
  expect(await roleOf(person)).toBe(before);
});

test("who is not in the team has no role there to change or take away", async () => {
  expect(await setRole("tara", "milo", "admin")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await takeOut("tara", "milo")).toMatchObject({ ok: false, error: { code: "notFound" } });
});

test("strangers, and people of Globex, are added to no team of Acme (PRODUCT 3.8)", async () => {
  expect(await add("olivia", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await add("tara", "nina")).toMatchObject({ ok: false, error: { code: "notFound" } });
});
