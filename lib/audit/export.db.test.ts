import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { auditExportMaxEvents } from "./export.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const createTeam = (person: "adam" | "olivia", name: string) => succeed("team.create", stage.as[person], stage.acme.slug, { name });
const exported = () => succeed("audit.export", stage.as.mona, stage.acme.slug, {});

test("the export has every event with its hashes, newest first, and the log's head in every row", async () => {
  await createTeam("adam", "Support");
  await createTeam("adam", "=SUM(A1)");
  const { filename, csv } = await exported();
  const [head] = await connections.us`
    select audit_head_number, audit_head_hash from accounts where account_id = ${stage.acme.accountId}`;
  const [header, ...rows] = csv.trimEnd().split("\r\n");
  expect(filename).toBe(`${stage.acme.slug}-audit-1-to-2.csv`);
  expect(header).toMatch(/^number,at,actor_kind,.*,details_hash,previous_hash,hash,head_number,head_hash$/);
  expect(rows.map((row) => row.split(",", 1)[0])).toEqual(["2", "1"]);
  for (const row of rows) expect(row.endsWith(`,2,${head?.["audit_head_hash"]}`)).toBe(true);
  expect(rows[0], "a formula is text").toContain(",'=SUM(A1),");
});

test("an export of a long log has the newest events, and its name says which", async () => {
  const extra = auditExportMaxEvents + 2;
  await connections.us`
    insert into audit_events (account_id, id, actor_kind, actor_name, event, details)
    select ${stage.acme.accountId}, gen_random_uuid(), 'job', 'test', 'team.created', '{}' from generate_series(1, ${extra})`;
  const { filename, csv } = await exported();
  expect(filename).toBe(`${stage.acme.slug}-audit-3-to-${extra}.csv`);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(auditExportMaxEvents + 1);
});

test("the log is filtered by event and by a part of the name, and goes on where it was", async () => {
  for (const name of ["One", "Two", "Three"]) await createTeam("adam", name);
  await createTeam("olivia", "Four");
  const list = (input: object) => succeed("audit.list", stage.as.mona, stage.acme.slug, input);
  const first = await list({ actor: "ARCH", event: "team.created", limit: 2 });
  expect(first.events.map(({ targetName }) => targetName)).toEqual(["Three", "Two"]);
  const rest = await list({ actor: "ARCH", event: "team.created", limit: 2, before: first.nextBefore ?? 0 });
  expect(rest).toMatchObject({ events: [{ targetName: "One" }], nextBefore: null });
  expect((await list({ actor: "%" })).events, "no wildcard").toEqual([]);
  expect((await list({ event: "member.removed" })).events).toEqual([]);
});

test("what was refused is told in words, with the name of what it was aimed at", async () => {
  await attempt("member.changeRole", stage.as.mona, stage.acme.slug, { userId: stage.adam.userId, role: "member" });
  const { denials } = await succeed("audit.listDenials", stage.as.mona, stage.acme.slug, {});
  expect(denials).toMatchObject([
    { userName: "Mona Meyer", description: "change a member's role", targetName: "Adam Archer", count: 1, reason: "They outrank you." },
  ]);
});

test.each(["milo", "tara", "bella"] as const)("%s exports nothing", async (person) => {
  expect(await attempt("audit.export", stage.as[person], stage.acme.slug, {})).toMatchObject({ ok: false, error: { code: "denied" } });
});
