import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
  await invite("ana.under_score@invited.example", "member");
  await invite("ANA@invited.example", "admin");
});
afterAll(() => endConnections(connections));

type Input = { search?: string; state?: "pending" | "expired" | "cancelled" };

const invite = (email: string, role: "member" | "admin") =>
  succeed("invitation.create", stage.as.adam, stage.acme.slug, { emails: [email], role, teams: stage.myTeam });
const list = (input: Input) => succeed("invitation.list", stage.as.mona, stage.acme.slug, input);
const addresses = async (input: Input) => (await list(input)).invitations.map(({ email }) => email).toSorted();
const overdue = () => connections.us`update invitations set expires_at = now() - interval '1 second' where id = ${stage.ines.invitationId}`;

test("one past its time is found as expired, not as pending, before it was tidied (PRODUCT 6.4)", async () => {
  await overdue();
  expect(await addresses({ state: "expired" })).toEqual([stage.ines.email]);
  expect(await addresses({ state: "pending" })).toEqual(["ana.under_score@invited.example", "ana@invited.example"]);
  expect((await list({ state: "expired" })).invitations).toMatchObject([{ state: "expired" }]);
  expect(await addresses({ state: "cancelled" })).toEqual([]);
});

test("a search is for the beginning of an address, in any case, and nothing in it is a pattern", async () => {
  expect(await addresses({ search: "Ana" })).toEqual(["ana.under_score@invited.example", "ana@invited.example"]);
  expect(await addresses({ search: "ana.under_" })).toEqual(["ana.under_score@invited.example"]);
  expect(await addresses({ search: "%" })).toEqual([]);
  expect(await addresses({ search: "_na" })).toEqual([]);
  expect(await addresses({ search: "invited" })).toEqual([]);
});

test("whether it may be sent again depends on the role it gives, and says who can (PRODUCT 2.3, 2.8)", async () => {
  const found = (await list({ search: "ana" })).invitations;
  expect(found.find(({ role }) => role === "member")?.may.resend).toEqual({ allowed: true });
  expect(found.find(({ role }) => role === "admin")?.may.resend).toMatchObject({
    allowed: false,
    people: [stage.olivia.name, stage.adam.name, stage.anna.name],
  });
});

test("a state that is none is refused", async () => {
  const wrong = attempt("invitation.list", stage.as.mona, stage.acme.slug, { state: "lost" as "pending" });
  expect(await wrong).toMatchObject({ ok: false, error: { code: "invalid", fields: { state: "must be a state" } } });
});
