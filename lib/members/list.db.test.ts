import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { writeCursor } from "#lib/keyset.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { requireUserAt } from "#lib/operations/caller.ts";
import { asMember } from "#lib/operations/transactions.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { memberListInput } from "./input.ts";
import { listMembers } from "./list.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

type Input = {
  search?: string;
  role?: "owner" | "admin" | "maintainer" | "member" | "billing";
  sort?: "name" | "joined" | "role";
  limit?: number;
  cursor?: string;
};

const list = (input: Input) => succeed("member.list", stage.as.milo, stage.acme.slug, input);
const firstNames = async (input: Input) => (await list(input)).members.map(({ name }) => name.split(" ")[0]);

async function addMembers(names: readonly string[]): Promise<void> {
  const rows = names.map((name, index) => ({
    account_id: stage.acme.accountId,
    user_id: uuidv7(),
    role: index % 3 === 0 ? "maintainer" : "member",
    name,
    email: `member${index}@many.example`,
    // A microsecond apart, or at the very same one.
    joined_at: `2026-11-01T00:00:00.${String(100_000 + Math.floor(index / 2)).slice(0, 6)}Z`,
  }));
  await connections.us`insert into memberships ${connections.us(rows)}`;
}

/** Every page to the end, by the ids it showed. */
async function walk(input: Input): Promise<string[]> {
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await list({ ...input, ...(cursor && { cursor }) });
    seen.push(...page.members.map(({ userId }) => userId));
    if (!page.nextCursor) return seen;
    cursor = page.nextCursor;
  }
}

test("by name, by joining and by role", async () => {
  expect(await firstNames({})).toEqual(["Adam", "Anna", "Bella", "Kim", "Milo", "Mona", "Olivia", "Tara"]);
  expect(await firstNames({ sort: "role" })).toEqual(["Olivia", "Adam", "Anna", "Mona", "Kim", "Milo", "Tara", "Bella"]);
  await connections.us`update memberships set joined_at = '2020-01-01T00:00:00.000001Z' where account_id = ${stage.acme.accountId} and name like 'Tara%'`;
  expect((await firstNames({ sort: "joined" }))[0]).toBe("Tara");
});

test("one or two letters find the beginnings of names", async () => {
  expect(await firstNames({ search: "m" })).toEqual(["Milo", "Mona"]);
  expect(await firstNames({ search: " MO " })).toEqual(["Mona"]);
  expect(await firstNames({ search: "ia" })).toEqual([]);
});

test("three letters or more find them anywhere in a name or an address", async () => {
  expect(await firstNames({ search: "ivia" })).toEqual(["Olivia"]);
  expect(await firstNames({ search: "FREELANCE" })).toEqual(["Kim"]);
  expect(await firstNames({ search: "acme.example" })).toHaveLength(7);
});

test("wildcards are letters like any other", async () => {
  await addMembers(["100% Percy", "A_B Under", "Back\\slash"]);
  for (const search of ["%", "_", "\\", "%%", "__", "%%%", "___", "M%n", "M_n", "a%e", "'; --"])
    expect(await firstNames({ search }), search).toEqual([]);
  expect(await firstNames({ search: "00%" })).toEqual(["100%"]);
  expect(await firstNames({ search: "a_" })).toEqual(["A_B"]);
  expect(await firstNames({ search: "a_b" })).toEqual(["A_B"]);
  expect(await firstNames({ search: "ck\\s" })).toEqual(["Back\\slash"]);
});

test("the role filter narrows list, search and total", async () => {
  expect(await list({ role: "admin" })).toMatchObject({ total: 2, members: [{ name: "Adam Archer" }, { name: "Anna Abbott" }] });
  expect(await firstNames({ role: "admin", search: "ann" })).toEqual(["Anna"]);
  expect(await firstNames({ role: "member", search: "m" })).toEqual(["Milo"]);
  expect(await firstNames({ role: "billing", sort: "role" })).toEqual(["Bella"]);
  expect(await list({})).toMatchObject({ total: 8 });
});

test.each<Input>([
  { sort: "name" },
  { sort: "joined" },
  { sort: "role" },
  { search: "same" },
  { search: "s" },
  { sort: "joined", role: "member" },
])("pages never skip or repeat anybody, with equal names and joins: %j", async (input) => {
  await addMembers(["Same Name", "same name", "SAME NAME", "Same Name", "Same Name", "Sam", "Zoe \u{1f600}", "Ärger", "Same Name"]);
  const whole = (await list({ ...input, limit: 100 })).members.map(({ userId }) => userId);
  for (const limit of [1, 2, 3, whole.length]) expect(await walk({ ...input, limit }), `by ${limit}`).toEqual(whole);
  expect(new Set(whole).size).toBe(whole.length);
});

test("somebody who joins between two pages does not shift them", async () => {
  const first = await list({ limit: 4 });
  await addMembers(["Aaron Early"]);
  const second = await list({ limit: 10, cursor: first.nextCursor ?? "" });
  expect(second.members.map(({ name }) => name.split(" ")[0])).toEqual(["Milo", "Mona", "Olivia", "Tara"]);
});

const someone = "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee";
test.each<[string, Input["sort"], string]>([
  ["no base64", "name", "%%%"],
  ["no JSON", "name", Buffer.from("{").toString("base64url")],
  ["an object", "name", Buffer.from("{}").toString("base64url")],
  ["too few values", "name", writeCursor(["adam"])],
  ["too many values", "name", writeCursor(["adam", someone, someone])],
  ["no id", "name", writeCursor(["adam", "1"])],
  ["a NUL in a name", "name", writeCursor(["a\u0000", someone])],
  ["a NUL in a name by role", "role", writeCursor(["admin", "a\u0000", someone])],
  ["half a character", "role", Buffer.from(`["admin","\\ud800","${someone}"]`).toString("base64url")],
  ["an unknown role", "role", writeCursor(["king", "a", someone])],
  ["no instant", "joined", writeCursor(["yesterday", someone])],
  ["a year zero", "joined", writeCursor(["0000-01-01T00:00:00Z", someone])],
  ["three hundred decimals", "joined", writeCursor([`2026-01-01T00:00:00.${"1".repeat(300)}Z`, someone])],
  ["an instant elsewhere", "joined", writeCursor(["2026-01-01T00:00:00+01:00", someone])],
])("a cursor that is none of this list is refused: %s", async (_what, sort, cursor) => {
  expect(await attempt("member.list", stage.as.milo, stage.acme.slug, { sort, cursor })).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { cursor: expect.any(String) } },
  });
});

test("each row says what the reader may do to it, and why not", async () => {
  const { members } = await succeed("member.list", stage.as.mona, stage.acme.slug, {});
  const rowOf = (name: string) => members.find((row) => row.name.startsWith(name));
  expect(rowOf("Milo")).toMatchObject({ isYou: false, mayChangeRole: { allowed: true } });
  expect(rowOf("Adam")?.mayChangeRole).toMatchObject({
    allowed: false,
    rule: "someoneAbove",
    people: ["Olivia Owens", "Adam Archer", "Anna Abbott"],
  });
  expect(rowOf("Mona")).toMatchObject({ isYou: true, mayChangeRole: { allowed: false, rule: "themselves" } });
});

test("another organization's people are not listed, and outsiders list nobody", async () => {
  expect(await firstNames({ search: "gus" })).toEqual([]);
  for (const outsider of ["gus", "nina", "uri", "remy"] as const) {
    expect(await attempt("member.list", stage.as[outsider], stage.acme.slug, {}), outsider).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  }
  const visitor = { sessionToken: null, clientAddress: null };
  expect(await attempt("member.list", visitor, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
});

test("whom one may remove follows the rank rule, and says who else can (PRODUCT 2.2, 2.8)", async () => {
  const { members } = await succeed("member.list", stage.as.mona, stage.acme.slug, {});
  const decision = (name: string) => members.find((member) => member.name === name)?.mayRemove;
  expect(decision(stage.milo.name)).toEqual({ allowed: true });
  expect(decision(stage.adam.name)).toMatchObject({ allowed: false, rule: "someoneAbove" });
  expect(decision(stage.olivia.name)).toMatchObject({ allowed: false, rule: "theOwner", people: [] });
  expect(decision(stage.mona.name)).toMatchObject({ allowed: false, rule: "themselves" });
});

test("pages of the usual size show everybody once, in the same order as pages of any other", async () => {
  await addMembers(Array.from({ length: 120 }, (_, index) => `Person ${index % 40}`));
  expect(await walk({})).toEqual(await walk({ limit: 7 }));
});

test("the page that the list opens with is read by its index, though it is planned once for all", async () => {
  const { acme } = stage;
  const { user } = await requireUserAt(stage.as.milo, acme.slug);
  const plan = await asMember(acme, user, "read", async (context) => {
    await listMembers(context, memberListInput.parse({}));
    const { tx } = context;
    const [prepared] = await tx.execute<{ name: string }>(
      sql`select name from pg_prepared_statements where statement like '%order by "memberships"."sort_name"%limit 51'`,
    );
    const values = sql.raw(`'${acme.accountId}', '', '${uuidv7()}'`);
    // As where most accounts have some dozens of members: to read all of one and to sort them looks cheaper than its index.
    for (const [setting, value] of Object.entries({
      plan_cache_mode: "force_generic_plan",
      seq_page_cost: "0",
      random_page_cost: "1000000",
    }))
      await tx.execute(sql`select set_config(${setting}, ${value}, true)`);
    await tx.execute(sql`discard plans`);
    return tx.execute<{ "QUERY PLAN": string }>(sql`explain execute ${sql.identifier(prepared?.name ?? "")} (${values})`);
  });
  const text = plan.map((line) => line["QUERY PLAN"]).join("\n");
  expect(text).toContain("memberships_by_name");
  expect(text).not.toContain("Sort");
});
