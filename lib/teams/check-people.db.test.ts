import { afterAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const data = () => stage.acme.teams["Data"] ?? "";
const check = (actor: Person, rows: { email: string; role?: string }[]) =>
  attempt("team.checkPeople", stage.as[actor], stage.acme.slug, { teamId: data(), rows });
const checkCsv = (csv: string, actor: Person = "tara") =>
  attempt("team.checkPeopleCsv", stage.as[actor], stage.acme.slug, { teamId: data(), csv });

test("every row has its own verdict, and a good one says who joins as what", async () => {
  const result = await check("tara", [
    { email: ` ${stage.milo.email.toUpperCase()} `, role: "Team Admin" },
    { email: stage.kim.email },
    { email: stage.anna.email },
    { email: stage.nina.email },
    { email: "nobody@" },
    { email: stage.milo.email },
    { email: stage.bella.email, role: "boss" },
  ]);
  expect(result).toMatchObject({
    ok: true,
    data: {
      rows: [
        { email: stage.milo.email, role: "admin", userId: stage.milo.userId, name: "Milo Marsh", isYou: false, problem: null },
        { role: "member", name: "Kim Kato", problem: null },
        { problem: { verdict: "inTeam", field: "email", sentence: "In this team already, as team member." } },
        { userId: null, name: null, problem: { verdict: "notMember" } },
        { problem: { verdict: "badAddress", sentence: expect.stringMatching(/domain name/) } },
        { problem: { verdict: "duplicate" } },
        { problem: { verdict: "unknownRole", field: "role" } },
      ],
      mayInvite: { allowed: false, people: ["Olivia Owens", "Adam Archer", "Anna Abbott"] },
    },
  });
  expect(await check("mona", [{ email: stage.milo.email }])).toMatchObject({ ok: true, data: { mayInvite: { allowed: true } } });
  expect((await succeed("audit.list", stage.as.olivia, stage.acme.slug, {})).events).toEqual([]);
});

test("of a stranger nothing is said but that they are none of us: with an account, of another organization, invited or made up", async () => {
  const emails = [stage.nina.email, stage.gus.email, stage.ines.email, stage.uri.email, "made-up@nowhere.example"];
  const result = await check(
    "tara",
    emails.map((email) => ({ email })),
  );
  if (!result.ok) throw new Error(result.error.message);
  const told = result.data.rows.map(({ email: _, ...said }) => JSON.stringify(said));
  expect(new Set(told).size).toBe(1);
});

test("a maintainer's own row is refused and says why; an admin's is their own (PRODUCT 3.1)", async () => {
  expect(await check("mona", [{ email: stage.mona.email }])).toMatchObject({
    data: {
      rows: [{ isYou: true, problem: { verdict: "mayNot", sentence: expect.stringMatching(/^Maintainers cannot give themselves/) } }],
    },
  });
  expect(await check("adam", [{ email: stage.adam.email }])).toMatchObject({ data: { rows: [{ isYou: true, problem: null }] } });
});

test.each(["milo", "bella", "kim"] as const)("%s checks nobody", async (person) => {
  expect(await check(person, [{ email: stage.milo.email }])).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "team.addMember" },
  });
});

test("a file is read: columns in any order, and one that was exported under Members will do", async () => {
  expect(await checkCsv(`team_role,email\nteam admin,${stage.milo.email}\n,${stage.kim.email}\n`)).toMatchObject({
    data: {
      rows: [
        { role: "admin", problem: null },
        { role: "member", problem: null },
      ],
    },
  });
  const { csv } = await succeed("member.export", stage.as.mona, stage.acme.slug, {});
  const result = await checkCsv(csv);
  if (!result.ok) throw new Error(result.error.message);
  expect(result.data.rows.filter(({ problem }) => !problem).map(({ name }) => name)).toEqual([
    "Adam Archer",
    "Bella Brook",
    "Kim Kato",
    "Milo Marsh",
    "Mona Meyer",
    "Olivia Owens",
  ]);
});

test.each<[string, string, RegExp]>([
  ["semicolons", "email;team_role\n", /separated by semicolons/],
  ["no column of addresses", "name\nMilo\n", /no column email/],
  ["a column nobody knows", "email,shoe_size\na@a.example,42\n", /column 2 .* is not known/],
  ["more than 1,000 rows", `email\n${"a@a.example\n".repeat(1001)}`, /more than 1,000 rows/],
  ["more than a megabyte", `email\n${"x".repeat(1_048_576)}`, /larger than 1 MB/],
])("%s in a file is refused as a whole", async (_what, csv, sentence) => {
  expect(await checkCsv(csv)).toMatchObject({ ok: false, error: { code: "invalid", fields: { csv: expect.stringMatching(sentence) } } });
});
