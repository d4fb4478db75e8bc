import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { startSession } from "#lib/actor/start-session.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { mailsTo } from "#local/mails.ts";
import { setStage, type Stage } from "#local/stage.ts";

const connections = connectAsOwner();
const jobs = connect("jobs", "directory");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await jobs.end();
  await endConnections(connections);
});

const firefoxOn = (system: string, version = 143) => `Mozilla/5.0 (${system}; rv:${version}.0) Gecko/20100101 Firefox/${version}.0`;
const startOn = (userAgent: string | null, userId = stage.milo.userId) =>
  startSession(randomBytes(32).toString("hex"), { userId, userAgent, clientAddress: "203.0.113.9" });

/** The sign-ins of this person that a mail waits for. */
async function queued(userId = stage.milo.userId): Promise<string[]> {
  const events = await connections.directory<
    { id: string }[]
  >`select id from security_events where user_id = ${userId} and event = 'signedIn'`;
  const waiting = await jobs<{ payload: Record<string, string> }[]>`
    select payload from graphile_worker._private_jobs where payload->>'eventId' = any (${events.map(({ id }) => id)})`;
  return waiting.map(({ payload: { eventId = "", ...rest } }) => {
    expect(rest, "ids only").toEqual({});
    return eventId;
  });
}

test("the very first sign-in surprises nobody, nor does the same device in a newer version", async () => {
  await startOn(firefoxOn("Windows NT 10.0", 143));
  await startOn(firefoxOn("Windows NT 10.0", 144));
  expect(await queued()).toEqual([]);
});

test("a sign-in on another device is mailed once, with device, address, time and where to end it (PRODUCT 6.9)", async () => {
  await startOn(firefoxOn("Windows NT 10.0"));
  await startOn(firefoxOn("X11; Linux x86_64"));
  await startOn(firefoxOn("X11; Linux x86_64"));
  await startOn(firefoxOn("Windows NT 10.0"));
  const [eventId = "", ...more] = await queued();
  expect(more).toEqual([]);
  await connections.directory`update security_events set at = '2026-11-22T20:47:00Z' where id = ${eventId}`;
  await performJob("profile.mailSignIn", { database: "directory" }, { eventId });
  await performJob("profile.mailSignIn", { database: "directory" }, { eventId });
  const [mail, ...others] = await mailsTo(stage.milo.email);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("New sign-in to Guildhall: Firefox on Linux");
  for (const words of [
    "Device: Firefox on Linux",
    "Address: 203.0.113.9",
    "22 November 2026 at 20:47 UTC",
    "http://localhost:3000/profile",
  ])
    expect(mail?.text).toContain(words);
});

test("another's devices are no excuse, and a device without a name is one too", async () => {
  await startOn(firefoxOn("Windows NT 10.0"), stage.mona.userId);
  await startOn(firefoxOn("Macintosh; Intel Mac OS X 10.15"));
  await startOn(firefoxOn("Windows NT 10.0"));
  await startOn(null);
  expect(await queued()).toHaveLength(2);
  expect(await queued(stage.mona.userId)).toEqual([]);
});

test("what a browser says of itself is text in the mail", async () => {
  await startOn(firefoxOn("Windows NT 10.0"));
  await startOn("<b>evil</b>\r\nBcc: gus@globex.example");
  const [eventId = ""] = await queued();
  await performJob("profile.mailSignIn", { database: "directory" }, { eventId });
  const [mail] = await mailsTo(stage.milo.email);
  expect(mail?.subject).toBe("New sign-in to Guildhall: Unknown device");
  expect(mail?.html).not.toContain("evil");
});
