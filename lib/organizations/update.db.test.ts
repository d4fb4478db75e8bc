import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;
const profile = {
  name: "Acme",
  legalName: "Acme Inc.",
  alertingEmail: "alerts@acme.example",
  invoicingEmail: "bills@acme.example",
  country: "US",
};

beforeEach(async () => {
  stage = await setStage(connections);
  await succeed("organization.update", stage.as.olivia, stage.acme.slug, profile);
});
afterAll(() => endConnections(connections));

const lastEvent = async () => (await succeed("audit.list", stage.as.olivia, stage.acme.slug, { limit: 1 })).events[0];

test("an admin saves the profile, and every member sees it", async () => {
  await succeed("organization.update", stage.as.adam, stage.acme.slug, { ...profile, name: " Acme & Söhne ", country: null });
  expect(await succeed("organization.view", stage.as.milo, stage.acme.slug, {})).toMatchObject({
    ...profile,
    name: "Acme & Söhne",
    country: null,
  });
});

test("the audit row has what changed, before and after, and nothing else", async () => {
  await succeed("organization.update", stage.as.adam, stage.acme.slug, { ...profile, legalName: "Acme Ltd.", country: "GB" });
  const event = await lastEvent();
  expect(event).toMatchObject({ event: "organization.updated", actorName: "Adam Archer", targetName: "Acme" });
  expect(JSON.parse(event?.details ?? "")).toEqual({
    legalName: { from: "Acme Inc.", to: "Acme Ltd." },
    country: { from: "US", to: "GB" },
  });
});

test("saving what is there already records nothing", async () => {
  const before = await lastEvent();
  await succeed("organization.update", stage.as.adam, stage.acme.slug, profile);
  expect(await lastEvent()).toEqual(before);
});

test("two people who edit different fields of one page keep what the other saved", async () => {
  const { as, acme } = stage;
  await succeed("organization.update", as.olivia, acme.slug, { name: "Acme & Söhne" });
  expect(await succeed("organization.update", as.adam, acme.slug, { legalName: "Acme Ltd.", country: null })).toEqual({
    ...profile,
    name: "Acme & Söhne",
    legalName: "Acme Ltd.",
    country: null,
  });
});

test("saving nothing is refused with what to do, and records nothing", async () => {
  const before = await lastEvent();
  for (const input of [{}, { name: undefined }])
    expect(await attempt("organization.update", stage.as.adam, stage.acme.slug, input)).toMatchObject({
      ok: false,
      error: { code: "invalid", message: "Give at least one field to change." },
    });
  expect(await lastEvent()).toEqual(before);
});

test.each(["mona", "milo", "bella", "tara"] as const)("%s may not, and nothing changes", async (person) => {
  const refused = await attempt("organization.update", stage.as[person], stage.acme.slug, { ...profile, name: "Pwned" });
  expect(refused).toMatchObject({ ok: false, error: { code: "denied", permission: "organization.update", fixableBy: ["owner", "admin"] } });
  expect(await succeed("organization.view", stage.as.olivia, stage.acme.slug, {})).toMatchObject(profile);
});

test.each([{ region: "eu" }, { slug: "other" }, { plan: "organization" }, { seatsPaid: 100 }])(
  "%j is not a field one can save",
  async (extra) => {
    const refused = await attempt("organization.update", stage.as.olivia, stage.acme.slug, { ...profile, ...extra });
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "invalid", fields: { [Object.keys(extra)[0] ?? ""]: "is not a known field" } },
    });
  },
);

test("the owner of another organization finds nothing there", async () => {
  expect(await attempt("organization.update", stage.as.gus, stage.acme.slug, profile)).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(
    await connections.us`select 1 from denials where account_id = ${stage.acme.accountId} and user_id = ${stage.gus.userId}`,
  ).toHaveLength(0);
});
