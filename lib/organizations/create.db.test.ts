import { afterAll, beforeEach, expect, test } from "vitest";
import { uuidv7 } from "uuidv7";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { waitingFor } from "#local/waiting.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const nameOf = (tag: string) => `Umbrella ${tag} ${stage.acme.slug.slice(-12)}`;

test("the creator owns it, in My Team as its admin, and it lives in the chosen region alone", async () => {
  const name = nameOf("eu");
  const made = await succeed("organization.create", stage.as.nina, null, { name, region: "eu" });
  expect(made).toMatchObject({ slug: name.toLowerCase().replaceAll(" ", "-"), region: "eu" });

  const [row] = await connections.eu`
    select a.region, o.name, o.legal_name, o.alerting_email, o.invoicing_email, o.seats_used, m.user_id, m.role, t.name as team, tm.role as team_role
    from accounts a join organizations o using (account_id) join memberships m using (account_id)
      join teams t using (account_id) join team_memberships tm on tm.account_id = a.account_id and tm.team_id = t.id and tm.user_id = m.user_id
    where a.account_id = ${made.organizationId}`;
  const { userId, email } = stage.nina;
  expect(row).toEqual({
    region: "eu",
    name,
    legal_name: name,
    alerting_email: email,
    invoicing_email: email,
    seats_used: 1,
    user_id: userId,
    role: "owner",
    team: "My Team",
    team_role: "admin",
  });
  expect(await connections.us`select 1 from accounts where account_id = ${made.organizationId}`).toHaveLength(0);
  expect(await connections.us`select 1 from audit_events where account_id = ${made.organizationId}`).toHaveLength(0);
  expect(await violations(connections.eu, made.organizationId)).toEqual([]);
});

test("its audit log begins with its creation, by whom and from where", async () => {
  const made = await succeed("organization.create", stage.as.nina, null, { name: nameOf("audited"), region: "us" });
  const { events } = await succeed("audit.list", stage.as.nina, made.slug, {});
  expect(events).toMatchObject([{ number: 1, event: "organization.created", actorName: "Nina Novak", clientAddress: "203.0.113.7" }]);
});

test("a name whose slug is taken gets -2, then -3", async () => {
  const name = nameOf("twice");
  const slugs = [];
  for (let round = 1; round <= 3; round += 1) {
    slugs.push((await succeed("organization.create", stage.as.nina, null, { name, region: round === 2 ? "eu" : "us" })).slug);
  }
  const [first = ""] = slugs;
  expect(slugs).toEqual([first, `${first}-2`, `${first}-3`]);
});

test("a name that hundreds share is still given an address (PRODUCT 5.3)", async () => {
  const base = `shared${stage.acme.slug.slice(-6)}`;
  const taken = Array.from({ length: 300 }, (_, index) => ({
    slug: index === 0 ? base : `${base}-${index + 1}`,
    organization_id: uuidv7(),
    region: "us",
    state: "active",
  }));
  await connections.directory`insert into organization_directory ${connections.directory(taken)}`;
  const { slug } = await succeed("organization.create", stage.as.nina, null, { name: base, region: "us" });
  expect(slug).toMatch(new RegExp(`^${base}-\\d{2,6}$`));
});

test("a typed slug that is taken is refused with one that may be free, and nothing is reserved", async () => {
  const input = { name: nameOf("typed"), region: "us" as const, slug: ` ${stage.acme.slug.toUpperCase()} ` };
  const refused = await attempt("organization.create", stage.as.nina, null, input);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: "invalid", fields: { slug: expect.stringContaining(`${stage.acme.slug} is taken; try ${stage.acme.slug}-2`) } },
  });
  expect(await succeed("organization.listOwn", stage.as.nina, null, {})).toMatchObject({ organizations: [] });
});

test("what is given beside the name is kept, the slug in lower case", async () => {
  const slug = `typed-${stage.acme.slug.slice(-12)}`;
  const given = {
    legalName: "Umbrella GmbH & Co. KG",
    alertingEmail: "OPS@Umbrella.example",
    invoicingEmail: "bills@umbrella.example",
    country: "de",
  };
  const made = await succeed("organization.create", stage.as.nina, null, {
    name: "Umbrella",
    region: "eu",
    slug: slug.toUpperCase(),
    ...given,
  });
  expect(made.slug).toBe(slug);
  expect(await succeed("organization.view", stage.as.nina, slug, {})).toMatchObject({
    name: "Umbrella",
    ...given,
    alertingEmail: "ops@umbrella.example",
    country: "DE",
  });
});

test("a half-made organization is visible to nobody, not even its creator", async () => {
  const made = await succeed("organization.create", stage.as.nina, null, { name: nameOf("half"), region: "us" });
  await connections.directory`update organization_directory set state = 'creating' where organization_id = ${made.organizationId}`;
  for (const name of ["organization.view", "member.list", "audit.list"] as const) {
    expect(await attempt(name, stage.as.nina, made.slug, {}), name).toMatchObject({ ok: false, error: { code: "notFound" } });
  }
  expect(await succeed("organization.listOwn", stage.as.nina, null, {})).toMatchObject({ organizations: [] });
  expect(await attempt("organization.create", stage.as.gus, null, { name: "Gus", region: "us", slug: made.slug })).toMatchObject({
    ok: false,
    error: { code: "invalid" },
  });
});

test("somebody without a name fills in the first form before they create", async () => {
  const newcomer = await signIn(connections, await createUser(connections, `newcomer@${stage.acme.slug}.example`, null));
  const refused = await attempt("organization.create", newcomer, null, { name: nameOf("unnamed"), region: "us" });
  expect(refused).toMatchObject({ ok: false, error: { code: "denied", rule: "unfinished" } });
});

test("a slug that no organization can have reads like one that does not exist", async () => {
  for (const slug of ["", "a", "ac\u0000me", "no such", "\ud800", "x".repeat(5000), `${stage.acme.slug.toUpperCase()}`]) {
    expect(await attempt("organization.view", stage.as.olivia, slug, {}), JSON.stringify(slug)).toMatchObject({
      ok: false,
      error: { code: "notFound" },
    });
  }
});

test("nothing is begun for somebody whose deletion begins meanwhile", async () => {
  const leaving = await connections.directory.reserve();
  await leaving`begin`;
  await leaving`update users set state = 'leaving' where id = ${stage.nina.userId}`;
  const slug = `leaving${stage.acme.slug.slice(4)}`;
  const creating = attempt("organization.create", stage.as.nina, null, { name: "Leaving", slug, region: "eu" });
  await expect.poll(() => waitingFor(leaving)).toBe(1);
  await leaving`commit`;
  leaving.release();
  expect(await creating).toMatchObject({ ok: false, error: { code: "unauthenticated" } });
  expect(await connections.directory`select from organization_directory where slug = ${slug}`).toHaveLength(0);
});
