import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { raceTimeoutMs, rounds } from "#local/rounds.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { violations } from "#local/violations.ts";
import { emailChangeToken } from "./email-change-token.ts";

const connections = connectAsOwner();
const queues = { directory: connect("jobs", "directory"), us: connect("jobs", "us") };
let stage: Stage;
let newEmail: string;

beforeEach(async () => {
  stage = await setStage(connections);
  newEmail = `milo@${stage.acme.slug}.example`;
});
afterAll(async () => {
  await Promise.all(Object.values(queues).map((queue) => queue.end()));
  await endConnections(connections);
});

type Changing = { caller: Parameters<typeof attempt>[1]; token: string };

/** Somebody's change of address, up to the button of the page in the mail. */
async function asking(userId: string, caller: Changing["caller"], email: string): Promise<Changing> {
  await succeed("profile.changeEmail", caller, null, { email });
  const [row] = await connections.directory<{ id: string }[]>`
    select id from email_changes where user_id = ${userId} and confirmed_at is null`;
  return { caller, token: emailChangeToken(row?.id ?? "") };
}

const asked = (person: "milo" | "mona", email: string) => asking(stage[person].userId, stage.as[person], email);
const confirm = ({ caller, token }: Changing) => attempt("profile.confirmEmail", caller, null, { token });

/** Does what the queues hold for this person. */
async function copy(userId: string): Promise<void> {
  for (const database of ["directory", "us"] as const) {
    const waiting = await queues[database]`select 1 from graphile_worker._private_jobs where key = ${`profile:${userId}`}`;
    if (waiting.length > 0) await performJob("profile.copy", { database }, { userId });
  }
}

test("of two people who confirm one address at once exactly one gets it", { timeout: raceTimeoutMs }, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const wanted = `r${round}.${newEmail}`;
    const [milo, mona] = [await asked("milo", wanted), await asked("mona", wanted)];
    const results = await Promise.all([confirm(milo), confirm(mona)]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results) if (!result.ok) expect(result.error.code).toBe("conflict");
    expect(await connections.directory`select 1 from users where email = ${wanted}`).toHaveLength(1);
  }
  count("races", rounds);
});

test("two people who swap their addresses at once end in a clear answer, each with an address", async () => {
  const [milo, mona] = [await asked("milo", stage.mona.email), await asked("mona", stage.milo.email)];
  const results = await Promise.all([confirm(milo), confirm(mona)]);
  for (const result of results) expect(result).toMatchObject({ ok: false, error: { code: "conflict" } });
});

test(
  "confirming against accepting an invitation to the old address: whichever is first, the member has the new one in the end",
  { timeout: raceTimeoutMs },
  async () => {
    for (let round = 0; round < rounds; round += 1) {
      const [old, wanted] = [`old${round}.${newEmail}`, `new${round}.${newEmail}`];
      const userId = await createUser(connections, old);
      const ines = await signIn(connections, userId);
      const { outcomes } = await succeed("invitation.create", stage.as.olivia, stage.acme.slug, { emails: [old], teams: stage.myTeam });
      const invitationId = outcomes[0]?.outcome === "invited" ? outcomes[0].invitationId : "";
      const change = await asking(userId, ines, wanted);
      const [accepted, confirmed] = await Promise.all([
        attempt("invitation.accept", ines, null, { token: invitationToken({ region: "us", invitationId, version: 1 }) }),
        confirm(change),
      ]);
      expect(confirmed).toMatchObject({ ok: true });
      if (!accepted.ok) expect(accepted.error).toMatchObject({ code: "denied", rule: "anothersInvitation" });
      await copy(userId);
      const members = await connections.us`select email from memberships where user_id = ${userId}`;
      expect(members).toEqual(accepted.ok ? [{ email: wanted }] : []);
    }
    expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
    count("races", rounds);
  },
);
