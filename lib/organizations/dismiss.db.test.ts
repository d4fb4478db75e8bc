import { afterAll, beforeEach, expect, test } from "vitest";
import { closePools } from "#db/connection.ts";
import type { Job } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { crossing } from "#lib/operations/transactions.ts";
import { databaseUrls, readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { mailsTo } from "#local/mails.ts";
import { createProject } from "#local/project-fixtures.ts";
import { attempt, createUser, setStage, signedInAgo, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { eraseOrganizations } from "./erase.ts";
import { countResidency } from "./residency.ts";

const connections = connectAsOwner();
const { addresses, secrets } = readRun();
const urls = databaseUrls(addresses, secrets, "guildhall_owner");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await closePools();
  await endConnections(connections);
});

const dismiss = (person: Person, confirmName = "Acme") =>
  attempt("organization.dismiss", stage.as[person], stage.acme.slug, { confirmName });
const erase = () => performJob("organization.erase", { database: "us" }, {});
const whatIsLeft = async () => (await countResidency(urls, stage.acme.slug)).databases.flatMap(({ tables }) => tables);
const tombstone = [
  { table: "organization_directory", rows: 1 },
  { table: "accounts", rows: 1 },
];

async function account() {
  const [row] = await connections.us<{ state: string; audit_head_number: string; audit_head_hash: string; dismissed_at: string | null }[]>`
    select state, audit_head_number, audit_head_hash, dismissed_at from accounts where account_id = ${stage.acme.accountId}`;
  return row;
}

/** A row in every table: a refusal, an event, a project with roles, and the organization's count of mails. */
async function fillEveryTable(): Promise<void> {
  await createProject(connections, stage, "acme");
  await attempt("team.create", stage.as.milo, stage.acme.slug, { name: "Refused" });
  await succeed("team.create", stage.as.olivia, stage.acme.slug, { name: "More" });
  await connections.us`insert into invitation_mail_days (account_id, day, count) values (${stage.acme.accountId}, '2026-11-22', 3)`;
}

test("the preview says in numbers what goes", async () => {
  await createProject(connections, stage, "acme");
  expect(await succeed("organization.previewDismissal", stage.as.olivia, stage.acme.slug, {})).toEqual({
    members: 8,
    teams: 2,
    projects: 1,
    openInvitations: 1,
  });
});

test.each(["adam", "mona", "milo", "bella"] as const)("%s dismisses nothing and sees no preview", async (person) => {
  const refused = { ok: false, error: { code: "denied", permission: "organization.dismiss", rule: "notAllowed", fixableBy: ["owner"] } };
  expect(await dismiss(person)).toMatchObject(refused);
  expect(await attempt("organization.previewDismissal", stage.as[person], stage.acme.slug, {})).toMatchObject(refused);
  expect(await account()).toMatchObject({ state: "active" });
});

test("it wants the name typed and a sign-in within twelve hours (PRODUCT 4.5, 5.13)", async () => {
  expect(await dismiss("olivia", "acme")).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { confirmName: "Type Acme to confirm." } },
  });
  await signedInAgo(connections, stage.olivia.userId, 13);
  expect(await dismiss("olivia")).toMatchObject({ ok: false, error: { code: "denied", rule: "signedInLongAgo", fixableBy: [] } });
  expect(await account()).toMatchObject({ state: "active" });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("from the commit on every door refuses, and nobody sees it any more", async () => {
  const ines = await signIn(connections, await createUser(connections, stage.ines.email));
  const token = invitationToken({ region: "us", invitationId: stage.ines.invitationId, version: 1 });
  const own = { region: "us" as const, invitationId: stage.ines.invitationId };
  expect(await dismiss("olivia")).toEqual({ ok: true, data: { dismissed: "Acme" } });

  const { as, acme } = stage;
  const answers = [
    await attempt("organization.view", as.olivia, acme.slug, {}),
    await attempt("member.list", as.adam, acme.slug, {}),
    await attempt("audit.list", as.olivia, acme.slug, {}),
    await attempt("organization.leave", as.milo, acme.slug, { confirmName: "Acme" }),
    await attempt("team.create", as.milo, acme.slug, { name: "Late" }),
    await attempt("invitation.create", as.mona, acme.slug, { emails: ["late@acme.example"], teams: stage.myTeam }),
    await attempt("invitation.open", ines, null, { token }),
    await attempt("invitation.accept", ines, null, { token }),
    await attempt("invitation.decline", ines, null, { token }),
    await attempt("invitation.acceptOwn", ines, null, own),
    await dismiss("olivia"),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await succeed("organization.listOwn", as.olivia, null, {})).toMatchObject({ organizations: [] });
  expect(await succeed("organization.listOwn", as.kim, null, {})).toMatchObject({ organizations: [{ name: "Globex" }] });
  expect(await succeed("invitation.listOwn", ines, null, {})).toMatchObject({ invitations: [] });
  const denials = await connections.us`select 1 from denials where account_id = ${acme.accountId}`;
  expect(denials).toHaveLength(0);
});

test("an invitation still in the queue is not mailed", async () => {
  const email = `guest@${stage.acme.slug}.example`;
  const { outcomes } = await succeed("invitation.create", stage.as.mona, stage.acme.slug, { emails: [email], teams: stage.myTeam });
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error("not invited");
  await dismiss("olivia");
  const scope = { database: "us", accountId: stage.acme.accountId } as const;
  await performJob("invitation.mail", scope, { invitationId: made.invitationId, version: 1 });
  expect(await mailsTo(email)).toEqual([]);
});

test("the job leaves a tombstone: id, slug, dates and the last hash of the log (PRODUCT 5.13)", async () => {
  await fillEveryTable();
  await dismiss("olivia");
  const before = await account();
  await erase();
  expect(await whatIsLeft()).toEqual(tombstone);
  expect(await account()).toEqual({ ...before, state: "dismissed", dismissed_at: expect.anything() });
  expect(before).toMatchObject({ audit_head_hash: expect.stringMatching(/^[0-9a-f]{64}$/), dismissed_at: null });
  const [place] = await connections.directory`select organization_id, state from organization_directory where slug = ${stage.acme.slug}`;
  expect(place).toEqual({ organization_id: stage.acme.accountId, state: "retired" });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("another organization's rows, and its people's accounts, are untouched", async () => {
  const other = await succeed("organization.create", stage.as.olivia, null, { name: "Neighbour", region: "us" });
  await succeed("invitation.create", stage.as.olivia, other.slug, {
    emails: ["guest@neighbour.example"],
    teams: await connections.us<{ teamId: string; role: "member" }[]>`
      select id as "teamId", 'member' as role from teams where account_id = ${other.organizationId}`,
  });
  const rows = async () => {
    const [globex, neighbour] = await Promise.all([countResidency(urls, stage.globex.slug), countResidency(urls, other.slug)]);
    const personal =
      await connections.us`select count(*)::int from accounts where kind = 'personal' and account_id = ${stage.milo.personalAccountId}`;
    return { globex, neighbour, personal };
  };
  const before = await rows();
  await dismiss("olivia");
  await erase();
  expect(await rows()).toEqual(before);
  expect(await violations(connections.us, other.organizationId)).toEqual([]);
  expect(await succeed("organization.listOwn", stage.as.olivia, null, {})).toMatchObject({ organizations: [{ name: "Neighbour" }] });
});

test("its slug is never given again (PRODUCT 5.3)", async () => {
  await dismiss("olivia");
  const again = () => attempt("organization.create", stage.as.nina, null, { name: "Acme", region: "us", slug: stage.acme.slug });
  const taken = { ok: false, error: { code: "invalid", fields: { slug: expect.any(String) } } };
  expect(await again()).toMatchObject(taken);
  await erase();
  expect(await again()).toMatchObject(taken);
  await performJob("creation.sweep", { database: "directory" }, {});
  expect(await again()).toMatchObject(taken);
});

test("what lives is not erased, and erasing twice, or twice at once, is the same as once", async () => {
  await erase();
  expect(await account()).toMatchObject({ state: "active" });
  await dismiss("olivia");
  await Promise.all([erase(), erase(), erase()]);
  const after = await account();
  await erase();
  expect(await account()).toEqual(after);
  expect(await whatIsLeft()).toEqual(tombstone);
});

test("a denial that was counted after the end is swept", async () => {
  await dismiss("olivia");
  await erase();
  await connections.us`
    insert into denials (account_id, user_id, user_name, permission, target, hour, reason)
    values (${stage.acme.accountId}, ${stage.milo.userId}, 'Milo Marsh', 'team.create', '', date_trunc('hour', now()), 'Late.')`;
  const before = await account();
  await erase();
  expect(await whatIsLeft()).toEqual(tombstone);
  expect(await account()).toEqual(before);
});

/** The job as its process dies before its n-th transaction; counts those it began. */
async function eraseStoppedAt(n: number): Promise<number> {
  const actor: Job = { kind: "job", task: "organization.erase" };
  const whole = crossing(actor);
  let begun = 0;
  const step = () => {
    begun += 1;
    if (begun >= n) throw new Error("stopped");
  };
  const context: CrossingContext<Job> = {
    ...whole,
    inDirectory: async (work) => (step(), whole.inDirectory(work)),
    inAccount: async (...given) => (step(), whole.inAccount(...given)),
    inRegion: async (...given) => (step(), whole.inRegion(...given)),
  };
  await eraseOrganizations(context, { region: "us" }).catch(() => undefined);
  return begun;
}

test("stopped between any two of its transactions, the next run finishes, and nothing is seen meanwhile", async () => {
  for (let n = 1, whole = false; !whole; n += 1) {
    stage = await setStage(connections);
    await fillEveryTable();
    await dismiss("olivia");
    const begun = await eraseStoppedAt(n);
    whole = begun < n;
    expect(await attempt("organization.view", stage.as.olivia, stage.acme.slug, {}), `stopped at ${n}`).toMatchObject({ ok: false });
    expect(await succeed("organization.listOwn", stage.as.olivia, null, {})).toMatchObject({ organizations: [] });
    // A sweeper beside this one may finish it meanwhile, but nothing is called dismissed before all of it is gone.
    if ((await account())?.state === "dismissed") expect(await whatIsLeft(), `stopped at ${n}`).toEqual(tombstone);
    await erase();
    expect(await whatIsLeft(), `stopped at ${n}`).toEqual(tombstone);
    if (whole) expect(n, "there were steps to stop at").toBeGreaterThan(6);
  }
});

test("a dismissal that fails holds up no other", async () => {
  const stuck = stage.acme.accountId;
  await dismiss("olivia");
  stage = await setStage(connections);
  await dismiss("olivia");
  const actor: Job = { kind: "job", task: "organization.erase" };
  const whole = crossing(actor);
  const inAccount: CrossingContext<Job>["inAccount"] = (region, accountId, work) =>
    accountId === stuck ? Promise.reject(new Error("a deadlock too many")) : whole.inAccount(region, accountId, work);
  await eraseOrganizations({ ...whole, inAccount }, { region: "us" });
  expect(await account()).toMatchObject({ state: "dismissed" });
});
