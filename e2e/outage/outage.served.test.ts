import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { OutageRun } from "../support/outage-run.ts";
import { callRest, type RestAnswer } from "../support/rest-call.ts";
import { builtAction, callAction, readBuiltActions } from "../support/action-call.ts";
import type { Person } from "#local/cast.ts";

/** Faults of a running production process (SECURITY, Kill tests; ARCHITECTURE 5): one after the other, as they share it. */
let run: OutageRun;

beforeAll(async () => {
  run = await OutageRun.start(["olivia", "gus", "kim"]);
}, 120_000);

afterAll(() => run?.stop());

const comesBack = { timeout: 30_000, interval: 100 };
const profile = {
  name: "Acme",
  legalName: "Acme Inc.",
  alertingEmail: "alerts@acme.example",
  invoicingEmail: "invoices@acme.example",
  country: "US",
};
const unavailable = { ok: false, error: { code: "unavailable", message: expect.stringMatching(/^[A-Z].*\.$/) } };

function rest(person: Person, route: string, slug: string, input: Record<string, unknown> = {}): Promise<RestAnswer> {
  return callRest({ app: run.app, route, slug, input, cookie: run.cookieOf(person) });
}

function save(person: Person, slug: string, legalName: string) {
  const action = readBuiltActions().find(({ exportedName }) => exportedName === "updateOrganizationAction");
  return callAction({
    app: run.app,
    id: action?.id ?? "",
    args: [slug, { ...profile, legalName }],
    cookie: run.cookieOf(person),
    page: `/orgs/${slug}/settings`,
  });
}

async function expectPlainPage(person: Person, path: string): Promise<void> {
  const { status, headers, html } = await run.page(person, path);
  expect([status, headers.get("content-type")], path).toEqual([503, "text/html; charset=utf-8"]);
  expect(Number(headers.get("retry-after")), path).toBeGreaterThan(0);
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(html, path).toContain("cannot reach its database");
  expect(html, path).not.toContain("<script");
}

describe("PostgreSQL stops while the app runs", () => {
  test("pages answer 503 with Retry-After and a plain page, REST 503, an action says so", async () => {
    await run.stopDatabase();
    for (const path of ["/", "/orgs/acme", "/orgs/acme/members", "/orgs/new"]) await expectPlainPage("olivia", path);
    for (const route of ["GET /orgs", "GET /orgs/{org}", "PATCH /orgs/{org}"]) {
      const answer = await rest("olivia", route, "acme", route.startsWith("PATCH") ? profile : {});
      expect([answer.status, answer.contentType], route).toEqual([503, "application/problem+json"]);
      expect(answer.result).toMatchObject(unavailable);
    }
    expect(await save("olivia", "acme", "Written into nothing Inc.")).toMatchObject(unavailable);
    expect((await fetch(new URL("/api/health", run.app))).status).toBe(503);
    expect((await fetch(new URL("/sign-in", run.app))).status).toBe(200);
  });

  test("once it is back everything works again, nothing restarted and nothing half-done", async () => {
    await run.startDatabase();
    await expect.poll(async () => (await run.page("olivia", "/orgs/acme")).status, comesBack).toBe(200);
    await expect.poll(async () => (await rest("gus", "GET /orgs/{org}", "globex")).status, comesBack).toBe(200);
    expect(await rest("olivia", "GET /orgs/{org}", "acme")).toMatchObject({ result: { data: { legalName: "Acme Inc." } } });
    expect(await save("olivia", "acme", "Back again Inc.")).toMatchObject({ ok: true });
  });

  test("the job runner comes back by itself too", async () => {
    const email = "after-the-outage@invited.example";
    expect(await invite(email)).toMatchObject({ result: { ok: true } });
    await expect.poll(() => run.postOffice.mailsTo(email), comesBack).toHaveLength(1);
  });
});

describe("one region is down", () => {
  test("the other works on page, action and REST", async () => {
    await run.takeDown("eu");
    expect((await run.page("olivia", "/orgs/acme/members")).status).toBe(200);
    expect(await rest("olivia", "GET /orgs/{org}/members", "acme")).toMatchObject({ status: 200 });
    expect(await save("olivia", "acme", "Works alone Inc.")).toMatchObject({ ok: true });
    expect((await fetch(new URL("/api/health", run.app))).status).toBe(200);
  });

  test("the switcher says which one is unavailable", async () => {
    expect(await rest("kim", "GET /orgs", "")).toMatchObject({
      result: { data: { organizations: [{ slug: "acme" }], unavailableRegions: ["eu"] } },
    });
    const { status, html } = await run.page("kim", "/orgs/acme");
    expect(status).toBe(200);
    expect(html.replaceAll("\\", "")).toContain('"unavailableRegions":["eu"]');
  });

  test("what lives there answers 503, on page, REST and action", async () => {
    await expectPlainPage("gus", "/orgs/globex");
    expect(await rest("gus", "GET /orgs/{org}", "globex")).toMatchObject({
      status: 503,
      contentType: "application/problem+json",
      result: unavailable,
    });
    expect(await save("gus", "globex", "Nowhere Ltd.")).toMatchObject(unavailable);
  });

  test("back again, it works by itself", async () => {
    await run.bringBack("eu");
    await expect.poll(async () => (await run.page("gus", "/orgs/globex")).status, comesBack).toBe(200);
    await expect.poll(async () => rest("kim", "GET /orgs", ""), comesBack).toMatchObject({ result: { data: { unavailableRegions: [] } } });
    expect(await save("gus", "globex", "Here again Ltd.")).toMatchObject({ ok: true });
  });
});

test("killed and started again, the app works, and a job not yet done is done", async () => {
  const email = "after-the-kill@invited.example";
  run.postOffice.shut();
  expect(await invite(email)).toMatchObject({ result: { ok: true } });
  await expect.poll(() => run.countFailedJobs("us"), comesBack).toBe(1);
  await run.restartKilled(run.postOffice.open);

  expect((await run.page("olivia", "/orgs/acme")).status).toBe(200);
  expect(await rest("olivia", "GET /orgs/{org}", "acme")).toMatchObject({ result: { data: { legalName: "Works alone Inc." } } });
  await expect.poll(() => run.postOffice.mailsTo(email), comesBack).toHaveLength(1);
});

describe("the mail service refuses every mail", () => {
  test("an invitation given up for good says so, and can be sent again once the service answers", async () => {
    const email = "given-up@invited.example";
    run.postOffice.shut();
    expect(await invite(email)).toMatchObject({ result: { ok: true } });
    await expect.poll(() => run.countFailedJobs("us"), comesBack).toBe(1);
    expect(await invitation(email)).toMatchObject({ state: "pending", mailState: "queued" });
    await run.giveLastTry("us");
    await expect.poll(() => invitation(email), comesBack).toMatchObject({ state: "pending", mailState: "failed" });
    const page = await run.page("olivia", "/orgs/acme/invites?search=given-up");
    expect(page.html).toContain("The mail could not be sent. The invitation holds: send it again, or pass its link on yourself.");

    run.postOffice.open();
    await run.ageInvitations("us", 2);
    const { id: invitationId } = await invitation(email);
    const resent = await rest("olivia", "POST /orgs/{org}/invitations/{invitationId}/resend", "acme", { invitationId });
    expect(resent).toMatchObject({ result: { ok: true } });
    await expect.poll(() => run.postOffice.mailsTo(email), comesBack).toHaveLength(1);
    await expect.poll(() => invitation(email), comesBack).toMatchObject({ state: "pending", mailState: "sent" });
  });

  test("sign-in links that could not be mailed count for nothing", async () => {
    const email = "kim@freelance.example";
    run.postOffice.shut();
    for (let round = 1; round <= 6; round += 1) expect(await askForLink(email)).toMatchObject(unavailable);
    run.postOffice.open();
    for (let round = 1; round <= 5; round += 1) expect(await askForLink(email)).toMatchObject({ ok: true });
    expect(await askForLink(email)).toMatchObject({ ok: false, error: { code: "limited" } });
    expect(await run.postOffice.mailsTo(email)).toHaveLength(5);
  });
});

const listed = z.object({
  invitations: z.array(z.object({ id: z.string(), email: z.string(), state: z.string(), mailState: z.string() })),
});

async function invitation(email: string) {
  const { result } = await rest("olivia", "GET /orgs/{org}/invitations", "acme", { search: email });
  const found = listed.parse(result.ok ? result.data : null).invitations.find((row) => row.email === email);
  if (!found) throw new Error(`No invitation to ${email} is listed`);
  return found;
}

function askForLink(email: string) {
  return callAction({ app: run.app, id: builtAction("requestSignInLinkAction").id, args: [{ email }] });
}

function invite(email: string): Promise<RestAnswer> {
  const teams = [{ teamId: run.cast.acme.teams["My Team"], role: "member" }];
  return rest("olivia", "POST /orgs/{org}/invitations", "acme", { emails: [email], teams });
}
