import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie, type Cast, type CastPerson } from "#local/fixtures.ts";
import { type DoorName, doorNames, fourDoors, type Opened } from "./support/four-doors.ts";
import { callRest } from "./support/rest-call.ts";

/** A role holds on the very next request, whatever the session or the page in hand says (PRODUCT 2.6). */
const { app } = readRun().addresses;
const connections = connectAsOwner();
const all = (opened: Opened) => ({ page: opened, action: opened, read: opened, write: opened });

afterAll(() => endConnections(connections));

describe.concurrent("the next request", () => {
  test("of an admin who was just made a member is refused on page, action and REST", async ({ expect }) => {
    const { cast, adam, olivia } = await begin();
    expect(await answers(adam, cast.acme.slug)).toEqual(all("ok"));
    const demotion = { userId: cast.adam.userId, role: "member" };
    await callRest({ app, route: "PATCH /orgs/{org}/members/{userId}", slug: cast.acme.slug, input: demotion, cookie: olivia });
    expect(await answers(adam, cast.acme.slug)).toEqual({ ...all("denied"), page: 403 });
    const still = await callRest({ app, route: "GET /orgs/{org}", slug: cast.acme.slug, input: {}, cookie: adam });
    expect(still.result).toMatchObject({ ok: true, data: { me: { role: "member" } } });
  });

  test("of somebody whose membership is gone finds no organization", async ({ expect }) => {
    const { cast, adam } = await begin();
    expect(await answers(adam, cast.acme.slug)).toEqual(all("ok"));
    await connections.us`delete from memberships where account_id = ${cast.acme.accountId} and user_id = ${cast.adam.userId}`;
    expect(await answers(adam, cast.acme.slug)).toEqual({ ...all("notFound"), page: 404 });
    const own = await callRest({ app, route: "GET /orgs", slug: "", input: {}, cookie: adam });
    expect(own.result).toMatchObject({ ok: true, data: { organizations: [] } });
  });

  test("with a session that was just ended is a visitor's", async ({ expect }) => {
    const { cast, adam } = await begin();
    await callRest({ app, route: "DELETE /me/sessions", slug: "", input: {}, cookie: adam });
    const page = await fetch(new URL(`/orgs/${cast.acme.slug}/audit`, app), { headers: { cookie: adam }, redirect: "manual" });
    expect([page.status, page.headers.get("location")]).toEqual([
      307,
      `/sign-in?next=${encodeURIComponent(`/orgs/${cast.acme.slug}/audit`)}`,
    ]);
    expect(await answers(adam, cast.acme.slug)).toEqual({ ...all("unauthenticated"), page: 307 });
  });
});

test("refusing leaves the organization as it was", async () => {
  const { cast, adam } = await begin();
  await connections.us`update memberships set role = 'member' where account_id = ${cast.acme.accountId} and user_id = ${cast.adam.userId}`;
  await answers(adam, cast.acme.slug);
  const [row] = await connections.us`select legal_name from organizations where account_id = ${cast.acme.accountId}`;
  expect(row).toEqual({ legal_name: "Acme Inc." });
});

async function begin(): Promise<{ cast: Cast; adam: string; olivia: string }> {
  const cast = await createCast(connections, `-next-${randomBytes(4).toString("hex")}`);
  const cookieOf = async ({ userId }: CastPerson) => `${sessionCookie}=${await createSession(connections.directory, userId)}`;
  return { cast, adam: await cookieOf(cast.adam), olivia: await cookieOf(cast.olivia) };
}

/** What admins and above may do, asked for in every way there is. */
async function answers(cookie: string, slug: string): Promise<Partial<Record<DoorName, Opened>>> {
  const opened: Partial<Record<DoorName, Opened>> = {};
  for (const door of doorNames) opened[door] = await fourDoors[door]({ app, cookie, slug }, "Acme by the next request Inc.");
  return opened;
}
