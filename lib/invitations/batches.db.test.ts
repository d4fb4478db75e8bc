import { afterAll, beforeEach, expect, test } from "vitest";
import type { InputOf } from "#lib/operations/perform.ts";
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

type Rows = InputOf<"invitation.createBulk">["rows"];
const people = (amount: number): Rows => Array.from({ length: amount }, (_, index) => ({ email: `n${index}@bulk.example` }));
const create = (actor: Person, rows: Rows) => succeed("invitation.createBulk", stage.as[actor], stage.acme.slug, { rows });

test("the rows of a batch are read page by page, those of one outcome or all", async () => {
  const { batchId } = await create("mona", [...people(3), { email: "nobody@" }]);
  const view = (input: Omit<InputOf<"invitation.viewBatch">, "batchId">) =>
    succeed("invitation.viewBatch", stage.as.mona, stage.acme.slug, { batchId, ...input });
  const first = await view({ limit: 2 });
  expect(first).toMatchObject({ total: 4, rows: [{ position: 1 }, { position: 2 }], nextAfter: 2 });
  expect(await view({ limit: 2, after: 2 })).toMatchObject({ rows: [{ position: 3 }, { position: 4 }], nextAfter: null });
  expect(await view({ outcome: "refused" })).toMatchObject({ rows: [{ position: 4, email: "nobody@" }], nextAfter: null });
});

test("refused rows are a file with the reason, that can be read again; formulas in it are text", async () => {
  const { batchId } = await create("mona", [{ email: "nobody@", name: "=1+1", note: "Hi, you" }, { email: "a@bulk.example" }]);
  const { filename, csv } = await succeed("invitation.exportRefused", stage.as.mona, stage.acme.slug, { batchId });
  expect(filename).toBe(`${stage.acme.slug}-refused.csv`);
  expect(csv).toMatch(/^email,name,organization_role,team_roles,note,reason\r\nnobody@,'=1\+1,member,My Team=member,"Hi, you",/);
  expect(await succeed("invitation.checkCsv", stage.as.mona, stage.acme.slug, { csv })).toMatchObject({
    rows: [{ email: "nobody@", name: "=1+1", note: "Hi, you" }],
  });
});

test("a member begins no batch and sees none; another organization's does not exist", async () => {
  const { batchId } = await create("mona", people(1));
  for (const person of ["milo", "bella"] as const) {
    expect(await attempt("invitation.createBulk", stage.as[person], stage.acme.slug, { rows: people(1) }), person).toMatchObject({
      ok: false,
      error: { code: "denied", permission: "invitation.create", rule: "notAllowed" },
    });
    expect(await attempt("invitation.viewBatch", stage.as[person], stage.acme.slug, { batchId })).toMatchObject({
      ok: false,
      error: { code: "denied" },
    });
  }
  expect(await attempt("invitation.viewBatch", stage.as.gus, stage.globex.slug, { batchId })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(await succeed("invitation.listBatches", stage.as.mona, stage.acme.slug, {})).toMatchObject({
    batches: [{ id: batchId, total: 1 }],
  });
});
