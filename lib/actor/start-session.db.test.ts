import { randomBytes } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { startSession } from "./start-session.ts";

const connections = connectAsOwner();
let stage: Stage;
let sessionToken: string;

beforeEach(async () => {
  stage = await setStage(connections);
  sessionToken = randomBytes(32).toString("hex");
});
afterAll(() => endConnections(connections));

const start = () => startSession(sessionToken, { userId: stage.milo.userId, userAgent: "Firefox", clientAddress: "203.0.113.7" });
const daysLeft = async () => {
  const [row] = await connections.directory<{ days: number }[]>`
    select round(extract(epoch from expires_at - created_at) / 86400)::int as days from sessions
    where user_id = ${stage.milo.userId} and user_agent = 'Firefox'`;
  return row?.days;
};
const use = () => succeed("profile.view", { sessionToken, clientAddress: null }, null, {});

test("the cookie is kept as long as a session can last, the session itself thirty days after its last use (PRODUCT 4.5)", async () => {
  const before = Date.now();
  const kept = await start();
  expect(Math.round((kept.getTime() - before) / 86_400_000)).toBe(90);
  expect(await daysLeft()).toBe(30);

  await connections.directory`
    update sessions set created_at = now() - interval '20 days', last_seen_at = now() - interval '2 hours' where user_id = ${stage.milo.userId}`;
  await use();
  expect(await daysLeft()).toBe(50);

  await connections.directory`
    update sessions set created_at = now() - interval '80 days', last_seen_at = now() - interval '2 hours' where user_id = ${stage.milo.userId}`;
  await use();
  expect(await daysLeft(), "never beyond the cap").toBe(90);
});

test("a sign-in is in the security log, with device and address (PRODUCT 11.3)", async () => {
  await start();
  const { events } = await succeed("securityLog.list", stage.as.milo, null, {});
  expect(events).toMatchObject([{ event: "signedIn", userAgent: "Firefox", clientAddress: "203.0.113.7" }]);
});
