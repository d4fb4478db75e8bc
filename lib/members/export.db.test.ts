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

test("every member of Acme and nobody else, by name", async () => {
  const { filename, csv } = await succeed("member.export", stage.as.mona, stage.acme.slug, {});
  expect(filename).toBe(`${stage.acme.slug}-members.csv`);
  const [header, ...rows] = csv.trimEnd().split("\r\n");
  expect(header).toBe("name,email,organization_role,joined_at");
  expect(rows.map((row) => row.split(",").slice(0, 3))).toEqual(
    (
      [
        ["adam", "admin"],
        ["anna", "admin"],
        ["bella", "billing"],
        ["kim", "member"],
        ["milo", "member"],
        ["mona", "maintainer"],
        ["olivia", "owner"],
        ["tara", "member"],
      ] as const
    ).map(([person, role]) => [stage[person].name, stage[person].email, role]),
  );
  for (const row of rows) expect(row.split(",")[3]).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
});

test("a name that a spreadsheet would compute is text", async () => {
  await connections.us`
    update memberships set name = ${'=HYPERLINK("https://evil.example","Milo")'}
    where account_id = ${stage.acme.accountId} and user_id = ${stage.milo.userId}`;
  const { csv } = await succeed("member.export", stage.as.olivia, stage.acme.slug, {});
  expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"",""Milo"")",${stage.milo.email},member,`);
});

test.each(["milo", "bella", "tara"] as const)("%s may not", async (person) => {
  expect(await attempt("member.export", stage.as[person], stage.acme.slug, {})).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "member.export", fixableBy: ["owner", "admin", "maintainer"] },
  });
});

test("to an outsider Acme does not exist", async () => {
  expect(await attempt("member.export", stage.as.gus, stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "notFound" } });
});
