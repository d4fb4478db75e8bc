import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { mailsTo } from "#local/mails.ts";
import { attempt, setStage, signedInAgo, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
const jobs = connect("jobs");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

const transfer = (actor: Person, person: Person, confirmName = "Acme") =>
  attempt("organization.transfer", stage.as[actor], stage.acme.slug, { userId: stage[person].userId, confirmName });

async function roles() {
  const rows = await connections.us<{ user_id: string; role: string }[]>`
    select user_id, role from memberships where account_id = ${stage.acme.accountId} and role in ('owner', 'admin') order by role, name`;
  return rows.map(({ user_id, role }) => [user_id, role]);
}
const mail = (event: number) => performJob("organization.mailTransfer", { database: "us", accountId: stage.acme.accountId }, { event });

test.each(["adam", "milo", "bella"] as const)(
  "%s is given the organization, and the former owner is an admin (PRODUCT 5.10)",
  async (person) => {
    expect(await transfer("olivia", person)).toEqual({
      ok: true,
      data: { ownerUserId: stage[person].userId, ownerName: stage[person].name },
    });
    expect(await roles()).toContainEqual([stage[person].userId, "owner"]);
    expect(await roles()).toContainEqual([stage.olivia.userId, "admin"]);
    expect(await succeed("organization.view", stage.as[person], stage.acme.slug, {})).toMatchObject({
      ownerName: stage[person].name,
      me: { role: "owner" },
    });
    expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
  },
);

test("the log has from whom and to whom", async () => {
  await transfer("olivia", "adam");
  const { events } = await succeed("audit.list", stage.as.adam, stage.acme.slug, { limit: 1 });
  expect(events).toMatchObject([{ event: "organization.transferred", actorName: "Olivia Owens", targetName: "Adam Archer" }]);
  expect(JSON.parse(events[0]?.details ?? "")).toMatchObject({ from: "Olivia Owens", to: "Adam Archer" });
});

test("the very next request of the former owner is an admin's", async () => {
  await transfer("olivia", "adam");
  expect(await transfer("olivia", "milo")).toMatchObject({
    ok: false,
    error: { code: "denied", rule: "notAllowed", fixableBy: ["owner"] },
  });
  expect(await attempt("organization.dismiss", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" })).toMatchObject({
    ok: false,
    error: { code: "denied", rule: "notAllowed" },
  });
  expect(await attempt("organization.leave", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" })).toMatchObject({ ok: true });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("what the former owner sent still stands: an admin may send it too", async () => {
  await transfer("olivia", "adam");
  const { invitations } = await succeed("invitation.list", stage.as.adam, stage.acme.slug, {});
  expect(invitations).toMatchObject([{ id: stage.ines.invitationId, state: "pending" }]);
});

test("it wants a sign-in within twelve hours, and says so on the page too (PRODUCT 4.5)", async () => {
  await signedInAgo(connections, stage.olivia.userId, 13);
  const refused = { code: "denied", permission: "organization.transfer", rule: "signedInLongAgo", fixableBy: [] };
  const before = await roles();
  expect(await transfer("olivia", "adam")).toMatchObject({ ok: false, error: refused });
  expect(await roles()).toEqual(before);
  const { may } = await succeed("organization.view", stage.as.olivia, stage.acme.slug, {});
  expect(may["organization.transfer"]).toMatchObject({ allowed: false, rule: "signedInLongAgo" });
  expect(may["organization.update"]).toMatchObject({ allowed: true });
  await signedInAgo(connections, stage.olivia.userId, 11);
  expect(await transfer("olivia", "adam")).toMatchObject({ ok: true });
});

test.each(["adam", "mona", "milo", "bella"] as const)("%s transfers nothing, and nothing changes", async (person) => {
  const before = await roles();
  expect(await transfer(person, person)).toMatchObject({
    ok: false,
    error: { code: "denied", permission: "organization.transfer", rule: "notAllowed", people: ["Olivia Owens"] },
  });
  expect(await roles()).toEqual(before);
});

test("only to a current member, not to oneself, and with the name typed", async () => {
  const before = await roles();
  for (const person of ["nina", "gus", "remy"] as const)
    expect(await transfer("olivia", person)).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { userId: expect.any(String) } },
    });
  expect(await transfer("olivia", "olivia")).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { userId: expect.any(String) } },
  });
  expect(await transfer("olivia", "adam", "acme")).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { confirmName: "Type Acme to confirm." } },
  });
  expect(await roles()).toEqual(before);
});

test("there and back again", async () => {
  await transfer("olivia", "adam");
  expect(await transfer("adam", "olivia")).toMatchObject({ ok: true });
  expect(await roles()).toEqual(
    expect.arrayContaining([
      [stage.olivia.userId, "owner"],
      [stage.adam.userId, "admin"],
    ]),
  );
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("both are told once, who owns it now and who did (PRODUCT 5.10, 6.9)", async () => {
  await transfer("olivia", "adam");
  const queued = await jobs<{ payload: { event: number } }[]>`
    select payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'organization.mailTransfer' and payload->>'accountId' = ${stage.acme.accountId}`;
  expect(queued).toHaveLength(1);
  const event = queued[0]?.payload.event ?? 0;
  await mail(event);
  await mail(event);
  for (const person of ["olivia", "adam"] as const) {
    const messages = await mailsTo(stage[person].email);
    expect(messages.map(({ subject }) => subject)).toEqual(["Adam Archer now owns Acme"]);
    expect(messages[0]?.text).toContain("Olivia Owens transferred the ownership of Acme to Adam Archer. Olivia Owens is now an admin.");
    expect(messages[0]?.text).toContain(`http://localhost:3000/orgs/${stage.acme.slug}`);
  }
});

test("nothing is mailed for another event, nor to who left meanwhile", async () => {
  await transfer("olivia", "adam");
  await succeed("organization.leave", stage.as.olivia, stage.acme.slug, { confirmName: "Acme" });
  await mail(2);
  await mail(99);
  expect(await mailsTo(stage.adam.email)).toEqual([]);
  await mail(1);
  expect(await mailsTo(stage.olivia.email)).toEqual([]);
  expect(await mailsTo(stage.adam.email)).toHaveLength(1);
});
