import { afterAll, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import type { Caller } from "#lib/actor/session.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { CastOrganization } from "#local/fixtures.ts";
import { mailsTo } from "#local/mails.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

/** The limits of PRODUCT 6.8 under whoever wants to fill a mailbox: exact, and no mail lost or doubled. */
const connections = connectAsOwner();
const slow = 300_000;
const mailsADayToOneAddress = 5;

afterAll(() => endConnections(connections));

/** An organization with somebody in it who may invite. */
type Inviting = { organization: CastOrganization; caller: Caller; teams: { teamId: string; role: "member" }[] };

const victim = (stage: Stage) => `victim@${stage.acme.slug}.example`;
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

function bothOf(stage: Stage): Inviting[] {
  return [
    { organization: stage.acme, caller: stage.as.mona },
    { organization: stage.globex, caller: stage.as.gus },
  ].map((inviting) => ({ ...inviting, teams: [{ teamId: inviting.organization.teams["My Team"] ?? "", role: "member" }] }));
}

async function tenOrganizations(): Promise<{ stage: Stage; inviting: Inviting[] }> {
  const [stage, ...others] = await Promise.all(times(5).map(() => setStage(connections)));
  if (!stage) throw new Error("There is no stage");
  return { stage, inviting: [stage, ...others].flatMap(bothOf) };
}

async function invite({ organization, caller, teams }: Inviting, email: string): Promise<string> {
  const { outcomes } = await succeed("invitation.create", caller, organization.slug, { emails: [email], teams });
  const [made] = outcomes;
  if (made?.outcome !== "invited") throw new Error(`${email} was not invited`);
  return made.invitationId;
}

function mail({ organization }: Inviting, invitationId: string, version = 1): Promise<void> {
  return performJob("invitation.mail", { database: organization.region, accountId: organization.accountId }, { invitationId, version });
}

async function row({ organization }: Inviting, invitationId: string) {
  const [found] = await connections[organization.region]<{ mail_state: string; version: number }[]>`
    select mail_state, version from invitations where id = ${invitationId}`;
  return found;
}

const age = ({ organization }: Inviting) =>
  connections[
    organization.region
  ]`update invitations set sent_at = now() - interval '2 minutes' where account_id = ${organization.accountId}`;

async function countedToday({ organization }: Inviting): Promise<number> {
  const [day] = await connections[organization.region]<{ count: number }[]>`
    select count from invitation_mail_days where account_id = ${organization.accountId}`;
  return day?.count ?? 0;
}

async function expectLink({ organization, caller }: Inviting, invitationId: string): Promise<void> {
  expect(await succeed("invitation.copyLink", caller, organization.slug, { invitationId })).toMatchObject({ link: expect.any(String) });
}

test(
  "a thousand invitations to one address from ten organizations are five mails",
  async () => {
    const { stage, inviting } = await tenOrganizations();
    const states = await Promise.all(
      inviting.map(async (one) => {
        const seen: (string | undefined)[] = [];
        for (const round of times(100)) {
          const invitationId = await invite(one, victim(stage));
          await mail(one, invitationId);
          seen.push((await row(one, invitationId))?.mail_state);
          if (round === 99) await expectLink(one, invitationId);
          else await succeed("invitation.cancel", one.caller, one.organization.slug, { invitationId });
        }
        return seen;
      }),
    );
    const all = states.flat();
    expect(all).toHaveLength(1000);
    expect(all.filter((state) => state === "sent")).toHaveLength(mailsADayToOneAddress);
    expect(all.filter((state) => state === "limited")).toHaveLength(1000 - mailsADayToOneAddress);
    expect(await mailsTo(victim(stage))).toHaveLength(mailsADayToOneAddress);
    const counted = await Promise.all(inviting.map(countedToday));
    expect(counted, "each organization counts what it sent").toEqual(states.map((seen) => seen.filter((state) => state === "sent").length));
  },
  slow,
);

test(
  "five hundred resends of one invitation at once are one mail",
  async () => {
    const stage = await setStage(connections);
    const [acme] = bothOf(stage);
    if (!acme) throw new Error("There is no Acme");
    const invitationId = await invite(acme, victim(stage));
    await mail(acme, invitationId);
    await age(acme);
    const people = (["olivia", "adam", "anna", "mona"] as const).map((person) => stage.as[person]);
    const answers = await Promise.all(
      times(500).map((index) =>
        attempt("invitation.resend", people[index % people.length] ?? acme.caller, acme.organization.slug, { invitationId }),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]));
    expect(refused).toEqual(times(499).map(() => "limited"));
    expect(await row(acme, invitationId)).toEqual({ mail_state: "queued", version: 2 });
    await Promise.all(times(20).map((index) => mail(acme, invitationId, 1 + (index % 3))));
    expect(await mailsTo(victim(stage)), "the first and the one resent").toHaveLength(2);
    expect(await violations(connections.us, acme.organization.accountId)).toEqual([]);
  },
  slow,
);

test(
  "five hundred resends at once, of ten organizations' invitations of one address, stay below its five mails",
  async () => {
    const { stage, inviting } = await tenOrganizations();
    const sent = await Promise.all(inviting.map(async (one) => ({ one, invitationId: await invite(one, victim(stage)) })));
    await Promise.all(inviting.map(age));
    const answers = await Promise.all(
      times(50).flatMap(() =>
        sent.map(({ one, invitationId }) => attempt("invitation.resend", one.caller, one.organization.slug, { invitationId })),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    await Promise.all(sent.flatMap(({ one, invitationId }) => [mail(one, invitationId, 1), mail(one, invitationId, 2)]));
    const states = await Promise.all(sent.map(({ one, invitationId }) => row(one, invitationId)));
    expect(states.map((found) => String(found?.mail_state)).toSorted()).toEqual([
      ...times(5).map(() => "limited"),
      ...times(5).map(() => "sent"),
    ]);
    expect(await mailsTo(victim(stage))).toHaveLength(mailsADayToOneAddress);
    for (const { one, invitationId } of sent) await expectLink(one, invitationId);
  },
  slow,
);

test("forty mails at once, ten below an organization's three thousand a day, are ten", async () => {
  const stage = await setStage(connections);
  const [acme] = bothOf(stage);
  if (!acme) throw new Error("There is no Acme");
  await connections.us`
    insert into invitation_mail_days (account_id, day, count)
    values (${stage.acme.accountId}, to_char(now() at time zone 'UTC', 'YYYY-MM-DD'), 2990)`;
  const emails = times(40).map((index) => `guest-${index}@${stage.acme.slug}.example`);
  const { outcomes } = await succeed("invitation.create", acme.caller, stage.acme.slug, { emails, teams: acme.teams });
  const ids = outcomes.flatMap((outcome) => (outcome.outcome === "invited" ? [outcome.invitationId] : []));
  await Promise.all(ids.map((id) => mail(acme, id)));
  const states = await Promise.all(ids.map((id) => row(acme, id)));
  expect(states.filter((found) => found?.mail_state === "sent")).toHaveLength(10);
  expect(states.filter((found) => found?.mail_state === "limited")).toHaveLength(30);
  expect((await Promise.all(emails.map(mailsTo))).flat()).toHaveLength(10);
  expect(await countedToday(acme)).toBe(3000);
}, 60_000);
