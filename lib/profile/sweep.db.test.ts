import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage } from "#local/stage.ts";

const connections = connectAsOwner();
const { directory } = connections;
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const sweep = () => performJob("directory.sweep", { database: "directory" }, {});
const inAnHour = "1 hour";
const aMomentAgo = "-1 second";
const left = async (rows: Promise<readonly { key: string }[]>) => (await rows).map(({ key }) => key).toSorted();

test("expired sessions and sign-in tokens go, the others stay", async () => {
  const { userId } = stage.milo;
  for (const [hash, expires] of [
    ["dead", aMomentAgo],
    ["live", inAnHour],
  ] as const) {
    await directory`insert into sessions (token_hash, id, user_id, expires_at) values (${hash + userId}, gen_random_uuid(), ${userId}, now() + ${expires}::text::interval)`;
    await directory`insert into sign_in_tokens (email, token_hash, expires_at) values (${stage.milo.email}, ${hash}, now() + ${expires}::text::interval)`;
  }
  await sweep();
  expect(await directory`select 1 from sessions where token_hash = ${`dead${userId}`}`).toHaveLength(0);
  expect(await directory`select 1 from sessions where user_id = ${userId}`).toHaveLength(2);
  expect(await left(directory`select token_hash as key from sign_in_tokens where email = ${stage.milo.email}`)).toEqual(["live"]);
});

test("of changes of address go those that expired unconfirmed and, a week later, the confirmed", async () => {
  const add = async (person: "milo" | "mona" | "tara" | "kim", expires: string, confirmed: string | null) =>
    directory`insert into email_changes (id, user_id, old_email, new_email, expires_at, confirmed_at)
      values (gen_random_uuid(), ${stage[person].userId}, ${stage[person].email}, 'new@nowhere.example', now() + ${expires}::text::interval, now() + ${confirmed}::text::interval)`;
  await add("milo", aMomentAgo, null);
  await add("mona", inAnHour, null);
  await add("tara", "-6 days", "-6 days");
  await add("kim", "-8 days", "-8 days");
  await sweep();
  const ids = [stage.milo, stage.mona, stage.tara, stage.kim].map(({ userId }) => userId);
  expect(await left(directory`select user_id as key from email_changes where user_id = any (${ids}::uuid[])`)).toEqual(
    [stage.mona.userId, stage.tara.userId].toSorted(),
  );
});

test("counts of mails that no limit looks at any more go", async () => {
  const hash = randomUUID();
  const add = (hours: number) => directory`
    insert into mail_sends (id, address_hash, kind, sent_at) values (gen_random_uuid(), ${hash}, 'invitation', now() - make_interval(hours => ${hours}))`;
  await add(23);
  await add(25);
  await sweep();
  expect(await directory`select 1 from mail_sends where address_hash = ${hash}`).toHaveLength(1);
});

test("passkey challenges that are over go", async () => {
  const hash = randomUUID();
  await directory`insert into passkey_challenges (user_id, challenge, expires_at) values
    (${stage.milo.userId}, 'dead', now() - interval '1 second'), (${stage.mona.userId}, 'live', now() + interval '5 minutes')`;
  await directory`insert into spent_passkey_challenges (challenge_hash, spent_at) values
    (${`${hash}dead`}, now() - interval '61 minutes'), (${`${hash}live`}, now() - interval '59 minutes')`;
  await sweep();
  const ids = [stage.milo.userId, stage.mona.userId];
  expect(await left(directory`select challenge as key from passkey_challenges where user_id = any (${ids}::uuid[])`)).toEqual(["live"]);
  expect(await directory`select 1 from spent_passkey_challenges where challenge_hash like ${`${hash}%`}`).toHaveLength(1);
});

test("a round is bounded, and the next one goes on", async () => {
  await directory`insert into sign_in_tokens (email, token_hash, expires_at)
    select ${stage.nina.email}, n::text, now() - interval '1 day' from generate_series(1, 1500) n`;
  const remaining = async () => (await directory`select 1 from sign_in_tokens where email = ${stage.nina.email}`).length;
  await sweep();
  expect(await remaining()).toBeGreaterThanOrEqual(500);
  await sweep();
  expect(await remaining()).toBe(0);
});
