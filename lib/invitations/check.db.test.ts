import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import type { InputOf } from "#lib/operations/perform.ts";
import { checkInvitations } from "./check.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

type Rows = InputOf<"invitation.check">["rows"];
const check = (actor: Person, rows: Rows) => succeed("invitation.check", stage.as[actor], stage.acme.slug, { rows });
const checkCsv = (csv: string) => attempt("invitation.checkCsv", stage.as.mona, stage.acme.slug, { csv });

/** What is said of one row, or null. */
async function problemOf(row: Rows[number], actor: Person = "mona") {
  const { rows } = await check(actor, [row]);
  return rows[0]?.problem ?? null;
}

test("a good row comes back with its address in the one form and the defaults filled in (PRODUCT 6.2)", async () => {
  expect(await check("mona", [{ email: " New@One.Example " }])).toEqual({
    rows: [{ email: "new@one.example", name: "", role: "member", teams: [{ team: "My Team", role: "member" }], note: "", problem: null }],
    seats: null,
  });
});

test("roles and teams are known by what people call them, in any case", async () => {
  const row = { email: "new@one.example", role: "Billing Manager", teams: [{ team: "my team", role: "Team Admin" }, { team: "DATA" }] };
  const { rows } = await check("adam", [row]);
  expect(rows).toMatchObject([
    {
      role: "billing",
      teams: [
        { team: "my team", role: "admin" },
        { team: "DATA", role: "member" },
      ],
      problem: null,
    },
  ]);
});

test.each<[string, Partial<Rows[number]>, string, string, RegExp]>([
  ["no address", { email: "" }, "badAddress", "email", /Enter an e-mail address/],
  ["a bad address", { email: "nobody@" }, "badAddress", "email", /domain name/],
  ["a long name", { name: "x".repeat(101) }, "badName", "name", /at most 100 characters/],
  ["a role nobody knows", { role: "boss" }, "unknownRole", "role", /admin, maintainer, member, billing/],
  ["a role above the sender's", { role: "admin" }, "roleTooHigh", "role", /permissions you all have/],
  ["ownership", { role: "owner" }, "roleTooHigh", "role", /transferred/],
  ["a team nobody knows", { teams: [{ team: "Sales" }] }, "unknownTeam", "teams", /no team called “Sales”/],
  ["a team without a name", { teams: [{ team: "" }] }, "unknownTeam", "teams", /Name the team/],
  ["a team role nobody knows", { teams: [{ team: "Data", role: "boss" }] }, "badTeams", "teams", /role in Data is admin or member/],
  ["a team twice", { teams: [{ team: "Data" }, { team: "data", role: "admin" }] }, "badTeams", "teams", /named twice/],
  ["a long note", { note: "x".repeat(501) }, "badNote", "note", /at most 500 characters; this one has 501/],
])("%s is a verdict on the row, and the sentence says what to fix", async (_what, part, verdict, field, sentence) => {
  expect(await problemOf({ email: "new@one.example", ...part })).toEqual({ verdict, field, sentence: expect.stringMatching(sentence) });
});

test("who is a member, invited or listed before is said; an invitation past its time is none", async () => {
  const emails = [stage.milo.email, stage.ines.email, "new@one.example", "NEW@one.example"];
  const { rows } = await check(
    "mona",
    emails.map((email) => ({ email })),
  );
  expect(rows.map(({ problem }) => problem?.verdict ?? "ok")).toEqual(["alreadyMember", "alreadyInvited", "ok", "duplicate"]);
  await connections.us`update invitations set expires_at = clock_timestamp() - interval '1 second' where id = ${stage.ines.invitationId}`;
  expect(await problemOf({ email: stage.ines.email })).toBeNull();
});

test("the rank rule is asked for every row (PRODUCT 2.3)", async () => {
  const roles = ["owner", "admin", "maintainer", "member", "billing"];
  const allowed = async (actor: Person) => {
    const { rows } = await check(
      actor,
      roles.map((role, index) => ({ email: `n${index}@one.example`, role })),
    );
    return rows.filter(({ problem }) => !problem).map(({ role }) => role);
  };
  expect(await allowed("olivia")).toEqual(["admin", "maintainer", "member", "billing"]);
  expect(await allowed("adam")).toEqual(["admin", "maintainer", "member", "billing"]);
  expect(await allowed("mona")).toEqual(["maintainer", "member"]);
});

test("a team of another organization is one that nobody knows", async () => {
  await connections.eu`insert into teams (account_id, id, name) values (${stage.globex.accountId}, gen_random_uuid(), 'Secret')`;
  expect(await problemOf({ email: "new@one.example", teams: [{ team: "Secret" }] })).toMatchObject({ verdict: "unknownTeam" });
});

test("the seats that are free are said", async () => {
  await connections.us`update organizations set seats_paid = 10 where account_id = ${stage.acme.accountId}`;
  expect(await check("mona", [{ email: "new@one.example" }])).toMatchObject({ seats: { paid: 10, free: 1 } });
});

test("a thousand rows take as many statements as one, and a thousand and one are refused", async () => {
  const rows = (amount: number) =>
    Array.from({ length: amount }, (_, index) => ({
      email: `n${index}@one.example`,
      name: "",
      role: "",
      teams: [{ team: "Data", role: "" }],
      note: "",
    }));
  const one = await statementsOf(stage, "mona", (context) => checkInvitations(context, { rows: rows(1) }));
  expect(await statementsOf(stage, "mona", (context) => checkInvitations(context, { rows: rows(1000) }))).toHaveLength(one.length);
  expect(await attempt("invitation.check", stage.as.mona, stage.acme.slug, { rows: rows(1001) })).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { rows: "must have at most 1000 rows" } },
  });
});

test("a member and a billing manager check nothing", async () => {
  for (const person of ["milo", "tara", "bella"] as const) {
    expect(
      await attempt("invitation.check", stage.as[person], stage.acme.slug, { rows: [{ email: "a@a.example" }] }),
      person,
    ).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "invitation.create" },
    });
  }
});

test("a CSV is read and judged; what cannot stand on a line becomes a blank", async () => {
  const csv =
    'email,name,organization_role,team_roles,note\nnew@one.example,"Ines\nIto",maintainer,Data=admin;My Team,"Hi,\nInes"\nnobody@,,,,\n';
  expect(await checkCsv(csv)).toMatchObject({
    ok: true,
    data: {
      rows: [
        {
          email: "new@one.example",
          name: "Ines Ito",
          role: "maintainer",
          teams: [
            { team: "Data", role: "admin" },
            { team: "My Team", role: "member" },
          ],
          note: "Hi,\nInes",
          problem: null,
        },
        { email: "nobody@", role: "member", problem: { verdict: "badAddress" } },
      ],
    },
  });
});

test("whatever stands in a CSV's cells can be checked again as it was answered", async () => {
  const cells = ["a\u0000b".slice(2), "x\u0007y", "a\u2028b", "l1\r\nl2", "tab\there", "n\u0085l", "\u001b[31m", "ü".repeat(2000)];
  const answer = await checkCsv(`email,name,note\n${cells.map((cell) => `a@a.example,"${cell}","${cell}"`).join("\n")}`);
  if (!answer.ok) throw new Error(answer.error.message);
  expect(answer.data.rows).toHaveLength(cells.length);
  expect(
    await check(
      "mona",
      answer.data.rows.map(({ problem: _, ...row }) => row),
    ),
  ).toEqual(answer.data);
});

test("a CSV that cannot be read is refused as a whole, naming the field", async () => {
  expect(await checkCsv("e-mail;name\n")).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { csv: expect.stringMatching(/semicolons/) } },
  });
  expect(await checkCsv(`email,team_roles\na@a.example,${"a;".repeat(101)}`)).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { csv: expect.stringMatching(/line 2 names more than 100 teams/) } },
  });
});

test("the template is a file that can be read", async () => {
  const { csv } = await succeed("invitation.csvTemplate", stage.as.mona, stage.acme.slug, {});
  expect(await checkCsv(csv)).toMatchObject({ ok: true, data: { rows: [{ email: "ada@example.com", problem: null }] } });
});
