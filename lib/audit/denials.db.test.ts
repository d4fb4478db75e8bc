import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { writeCursor } from "#lib/keyset.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const list = (input: { cursor?: string; limit?: number } = {}) => succeed("audit.listDenials", stage.as.mona, stage.acme.slug, input);

test("refused writes are counted per person, permission and target, and shown with the reason (PRODUCT 11.2)", async () => {
  const { as, acme, tara, kim } = stage;
  for (const userId of [tara.userId, tara.userId.toUpperCase(), kim.userId])
    await attempt("member.changeRole", as.milo, acme.slug, { userId, role: "billing" });
  await attempt("team.create", as.bella, acme.slug, { name: "Mine" });
  const { denials, nextCursor } = await list();
  expect(nextCursor).toBeNull();
  expect(denials).toHaveLength(3);
  const shown = (userId: string, target: string) => denials.find((denial) => denial.userId === userId && denial.target === target);
  expect(shown(stage.milo.userId, tara.userId)).toMatchObject({ userName: "Milo Marsh", permission: "member.changeRole", count: 2 });
  expect(shown(stage.milo.userId, kim.userId)).toMatchObject({ count: 1 });
  expect(shown(stage.bella.userId, "")).toMatchObject({
    permission: "team.create",
    reason: "Only the owner and admins can create teams.",
    hour: expect.stringMatching(/:00:00Z$/),
  });
});

test("ids that name nothing here make no rows of their own", async () => {
  for (let round = 1; round <= 3; round += 1)
    await attempt("invitation.cancel", stage.as.milo, stage.acme.slug, { invitationId: randomUUID() });
  await attempt("invitation.cancel", stage.as.milo, stage.acme.slug, { invitationId: stage.ines.invitationId });
  const { denials } = await list();
  expect(denials.map(({ target, count }) => [target, count])).toEqual([
    [stage.ines.invitationId, 1],
    ["", 3],
  ]);
});

test("refused reads, wrong inputs and attempts from outside are not among them", async () => {
  await attempt("audit.list", stage.as.milo, stage.acme.slug, {});
  await attempt("member.previewRemoval", stage.as.milo, stage.acme.slug, { userId: stage.tara.userId });
  await attempt("team.create", stage.as.milo, stage.acme.slug, { name: "" });
  await attempt("team.create", stage.as.gus, stage.acme.slug, { name: "Ours" });
  expect(await list()).toMatchObject({ denials: [] });
});

test("Globex's denials are Globex's", async () => {
  await attempt("team.create", stage.as.kim, stage.globex.slug, { name: "Mine" });
  expect(await list()).toMatchObject({ denials: [] });
  expect(await succeed("audit.listDenials", stage.as.gus, stage.globex.slug, {})).toMatchObject({ denials: [{ userName: "Kim Kato" }] });
});

test("newest hour first, and pages skip and repeat nothing", async () => {
  await connections.us`
    insert into denials (account_id, user_id, user_name, permission, target, hour, reason)
    select ${stage.acme.accountId}, ${stage.milo.userId}, 'Milo Marsh', 'team.' || n % 3, 'target ' || n, timestamptz '2026-11-22 12:00:00' + make_interval(hours => n / 4), 'No.'
    from generate_series(1, 25) n`;
  const rows: string[] = [];
  const hours: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await list({ limit: 4, ...(cursor && { cursor }) });
    rows.push(...page.denials.map(({ target }) => target));
    hours.push(...page.denials.map(({ hour }) => hour));
    cursor = page.nextCursor;
  }
  expect(new Set(rows).size).toBe(25);
  expect(rows).toHaveLength(25);
  expect(hours).toEqual(hours.toSorted().toReversed());
});

test.each([
  ["not a cursor"],
  [writeCursor(["2026-11-22T12:00:00Z", "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee", "team.create", "\u0000"])],
  [writeCursor(["0000-11-22T12:00:00Z", "0193aaaa-7bbb-7ccc-8ddd-eeeeeeeeeeee", "team.create", ""])],
])("%j is no cursor of this list", async (cursor) => {
  expect(await attempt("audit.listDenials", stage.as.mona, stage.acme.slug, { cursor })).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { cursor: expect.any(String) } },
  });
});

test.each(["milo", "bella", "tara"] as const)("%s sees no denials", async (person) => {
  expect(await attempt("audit.listDenials", stage.as[person], stage.acme.slug, {})).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "audit.view" },
  });
});
