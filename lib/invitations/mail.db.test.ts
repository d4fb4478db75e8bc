import { afterAll, afterEach, beforeEach, expect, test, vi } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Message } from "#local/inbox/message.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { readInvitationToken } from "./token.ts";

const connections = connectAsOwner();
const { inbox } = readRun().addresses;
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterEach(() => vi.unstubAllGlobals());
afterAll(() => endConnections(connections));

async function invite(email: string, note?: string): Promise<string> {
  const { outcomes } = await succeed("invitation.create", stage.as.mona, stage.acme.slug, {
    emails: [email],
    teams: stage.myTeam,
    ...(note && { note }),
  });
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error("not invited");
  return made.invitationId;
}

const mail = (invitationId: string, version = 1) =>
  performJob("invitation.mail", { database: "us", accountId: stage.acme.accountId }, { invitationId, version });

async function mailsTo(email: string): Promise<Message[]> {
  const response = await fetch(`${inbox}/emails?to=${encodeURIComponent(email)}`);
  return ((await response.json()) as { data: Message[] }).data;
}

async function mailState(invitationId: string): Promise<string | undefined> {
  const [row] = await connections.us<{ mail_state: string }[]>`select mail_state from invitations where id = ${invitationId}`;
  return row?.mail_state;
}

const setInvitation = (id: string, columns: Record<string, string>) =>
  connections.us`update invitations set ${connections.us(columns)} where id = ${id}`;
const someone = () => `guest@${stage.acme.slug}.example`;

test("the mail says who invites, to what, as what, the note and the end, and its link is the invitation's", async () => {
  const id = await invite(someone(), "See <you> & soon");
  await mail(id);
  expect(await mailState(id)).toBe("sent");
  const [message, ...more] = await mailsTo(someone());
  expect(more).toEqual([]);
  const text = message?.text ?? "";
  for (const words of ["Mona Meyer", "Acme", "member", "My Team", "See <you> & soon"]) expect(text).toContain(words);
  expect(message?.html).toContain("See &lt;you&gt; &amp; soon");
  const token = /http:\/\/localhost:3000\/invites\/([\w-]+)/.exec(text)?.[1] ?? "";
  expect(readInvitationToken(token)).toEqual({ region: "us", invitationId: id, version: 1 });
});

test("a job that is repeated sends nothing twice, also when its process died before it marked the row", async () => {
  const id = await invite(someone());
  await mail(id);
  await mail(id);
  await setInvitation(id, { mail_state: "queued" });
  await mail(id);
  expect(await mailState(id)).toBe("sent");
  expect(await mailsTo(someone())).toHaveLength(1);
});

test("what was cancelled, has expired or is of an older version is not mailed", async () => {
  const id = await invite(someone());
  await mail(id, 2);
  await setInvitation(id, { expires_at: "2026-01-01T00:00:00Z" });
  await mail(id);
  await setInvitation(id, { expires_at: "2126-01-01T00:00:00Z" });
  await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, { invitationId: id });
  await mail(id);
  expect(await mailsTo(someone())).toEqual([]);
  expect(await mailState(id)).toBe("queued");
});

test("the sixth mail a day to one address, from everyone together, is not sent and the row says so", async () => {
  for (let round = 1; round <= 6; round += 1) {
    const id = await invite(someone());
    await mail(id);
    expect(await mailState(id), `mail ${round}`).toBe(round <= 5 ? "sent" : "limited");
    if (round === 6)
      expect(await succeed("invitation.copyLink", stage.as.mona, stage.acme.slug, { invitationId: id })).toMatchObject({
        link: expect.any(String),
      });
    else await succeed("invitation.cancel", stage.as.mona, stage.acme.slug, { invitationId: id });
  }
  expect(await mailsTo(someone())).toHaveLength(5);
  const [day] = await connections.us`select count from invitation_mail_days where account_id = ${stage.acme.accountId}`;
  expect(day, "what was not sent is not counted").toEqual({ count: 5 });
});

test("an organization sends three thousand a day; the next one is not sent", async () => {
  await connections.us`
    insert into invitation_mail_days (account_id, day, count) values (${stage.acme.accountId}, to_char(now() at time zone 'UTC', 'YYYY-MM-DD'), 2999)`;
  const [last, over] = [await invite(someone()), await invite(`x${someone()}`)];
  await mail(last);
  await mail(over);
  expect([await mailState(last), await mailState(over)]).toEqual(["sent", "limited"]);
});

test("tries that the provider refused count for nothing: the mail goes out once it answers", async () => {
  const id = await invite(someone());
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ name: "application_error", message: "down", statusCode: 503 }, { status: 503 })),
  );
  for (let round = 1; round <= 7; round += 1) await expect(mail(id)).rejects.toMatchObject({ code: "unavailable" });
  expect(await mailState(id)).toBe("queued");
  vi.unstubAllGlobals();
  await mail(id);
  expect(await mailState(id)).toBe("sent");
  expect(await mailsTo(someone())).toHaveLength(1);
  const [day] = await connections.us`select count from invitation_mail_days where account_id = ${stage.acme.accountId}`;
  expect(day).toEqual({ count: 1 });
});

test("giving up marks the row that still waits for this very mail, and no other", async () => {
  const [waiting, sent, resent] = [await invite(someone()), await invite(`x${someone()}`), await invite(`y${someone()}`)];
  await mail(sent);
  await setInvitation(resent, { version: "2" });
  for (const invitationId of [waiting, sent, resent])
    await performJob("invitation.mailFailed", { database: "us", accountId: stage.acme.accountId }, { invitationId, version: 1 });
  expect(await Promise.all([waiting, sent, resent].map(mailState))).toEqual(["failed", "sent", "queued"]);
});

test("Acme's invitation is not mailed for Globex", async () => {
  const id = await invite(someone());
  await performJob("invitation.mail", { database: "eu", accountId: stage.globex.accountId }, { invitationId: id, version: 1 });
  await performJob("invitation.mail", { database: "us", accountId: stage.globex.accountId }, { invitationId: id, version: 1 });
  expect(await mailsTo(someone())).toEqual([]);
});
