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

const past = () => new Date(Date.now() - 60_000).toISOString();
const update = (columns: Record<string, string | null>) =>
  connections.us`update invitations set ${connections.us(columns)} where id = ${stage.ines.invitationId}`;
const remove = (actor: Person) => attempt("invitation.remove", stage.as[actor], stage.acme.slug, { invitationId: stage.ines.invitationId });
const states = async () =>
  (await connections.us`select state from invitations where account_id = ${stage.acme.accountId}`).map(({ state }) => String(state));

test("an expired one leaves the list, the log keeps it (PRODUCT 6.4)", async () => {
  await update({ state: "expired", closed_at: past() });
  expect(await remove("mona")).toEqual({ ok: true, data: { invitationId: stage.ines.invitationId } });
  expect(await states()).toEqual([]);
  const { events } = await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "invitation.removed", targetName: stage.ines.email }]);
  expect(await remove("mona")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("one whose time is over but that nobody has marked yet is removed too, and its seat is free", async () => {
  await update({ expires_at: past() });
  expect(await remove("mona")).toMatchObject({ ok: true });
  expect(await succeed("organization.view", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ seatsReserved: 0 });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("a pending one is cancelled, not removed", async () => {
  expect(await remove("olivia")).toMatchObject({ ok: false, error: { code: "conflict", message: expect.stringContaining("Cancel") } });
  expect(await states()).toEqual(["pending"]);
});

test("a closed one stays", async () => {
  await update({ state: "declined", closed_at: past() });
  expect(await remove("olivia")).toMatchObject({
    ok: false,
    error: { code: "conflict", message: "This invitation is already declined, and stays listed." },
  });
  expect(await states()).toEqual(["declined"]);
});

test.each(["milo", "bella", "tara"] as const)("%s may not, and nothing changes", async (person) => {
  await update({ state: "expired", closed_at: past() });
  expect(await remove(person)).toMatchObject({ ok: false, error: { code: "denied", permission: "invitation.cancel" } });
  expect(await states()).toEqual(["expired"]);
});

test("Acme's invitation does not exist in Globex", async () => {
  await update({ state: "expired", closed_at: past() });
  const elsewhere = await attempt("invitation.remove", stage.as.gus, stage.globex.slug, { invitationId: stage.ines.invitationId });
  expect(elsewhere).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await states()).toEqual(["expired"]);
});
