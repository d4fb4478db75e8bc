import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connect } from "#db/two-tenants.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import { tasksOf } from "#lib/jobs/tasks.ts";
import { performJob } from "#lib/operations/job-door.ts";
import type { Region } from "#lib/regions.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage } from "#local/stage.ts";
import { waitingFor } from "#local/waiting.ts";

const connections = connectAsOwner();
const queues = { us: connect("jobs", "us"), eu: connect("jobs", "eu") };
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await Promise.all(Object.values(queues).map((queue) => queue.end()));
  await endConnections(connections);
});

/** Lets `act` read who asks and then wait for `lock`; meanwhile name and address change, and the directory's job copies them. */
async function changedMeanwhile(
  userId: string,
  lock: (held: postgres.Sql) => Promise<unknown>,
  where: postgres.Sql,
  act: () => Promise<unknown>,
) {
  const held = await where.reserve();
  await held`begin`;
  await lock(held);
  const acting = act();
  await expect.poll(() => waitingFor(held)).toBe(1);
  await connections.directory`update users set name = 'New Name', email = ${`new+${userId}@nowhere.example`} where id = ${userId}`;
  await performJob("profile.copy", { database: "directory" }, { userId });
  await held`rollback`;
  held.release();
  expect(await acting).toMatchObject({ ok: true });
}

/** Does what that region's queue holds for this person. */
async function work(region: Region, userId: string): Promise<void> {
  const jobs = await queues[region]<{ payload: Record<string, unknown> }[]>`
    select payload from graphile_worker._private_jobs where key = ${`profile:${userId}`}`;
  expect(tasksOf(region)).toHaveProperty(["profile.copy"]);
  for (const { payload } of jobs) await performJob("profile.copy", { database: region }, payload);
}

const profileOf = (userId: string) => connections.directory`select name, email from users where id = ${userId}`;
const copiesIn = (region: Region, userId: string) => connections[region]`
  select name, email from memberships where user_id = ${userId}
  union select holder_name, holder_email from accounts where user_id = ${userId}`;

test("a membership accepted with the name and address of a moment ago is brought up to date (ARCHITECTURE 5)", async () => {
  const userId = await createUser(connections, stage.ines.email);
  const ines = await signIn(connections, userId);
  const token = invitationToken({ region: "us", invitationId: stage.ines.invitationId, version: 1 });
  await changedMeanwhile(
    userId,
    (held) => held`select 1 from accounts where account_id = ${stage.acme.accountId} for update`,
    connections.us,
    () => attempt("invitation.accept", ines, null, { token }),
  );
  expect(await copiesIn("us", userId)).toEqual([{ name: "Ines Ito", email: stage.ines.email }]);
  await work("us", userId);
  expect(await copiesIn("us", userId)).toEqual(await profileOf(userId));
});

test("so is the owner's in an organization that was being created", async () => {
  const { userId } = stage.nina;
  const slug = `nina-${stage.acme.slug.slice(-12)}`;
  await changedMeanwhile(
    userId,
    // Once the region writes, the directory holds nobody's row any more.
    async (held) => {
      const accountId = uuidv7();
      await held`insert into accounts (account_id, kind, region) values (${accountId}, 'organization', 'eu')`;
      await held`
        insert into organizations (account_id, slug, name, legal_name, alerting_email, invoicing_email, owner_user_id)
        values (${accountId}, ${slug}, 'Nobody', 'Nobody', 'nobody@nowhere.example', 'nobody@nowhere.example', ${userId})`;
    },
    connections.eu,
    () => attempt("organization.create", stage.as.nina, null, { name: "Nina's", slug, region: "eu" }),
  );
  await work("eu", userId);
  expect(await copiesIn("eu", userId)).toEqual(await profileOf(userId));
});

test("so is a personal account that was being made, also before the directory calls it active", async () => {
  const userId = await createUser(connections, `new@${stage.acme.slug}.example`, "Old Name");
  const newcomer = await signIn(connections, userId);
  await changedMeanwhile(
    userId,
    (held) => held`
      insert into accounts (account_id, kind, user_id, holder_name, holder_email, region)
      values (gen_random_uuid(), 'personal', ${userId}, 'Nobody', 'nobody@nowhere.example', 'eu')`,
    connections.eu,
    () => attempt("account.complete", newcomer, null, { name: "Old Name", region: "eu" }),
  );
  await connections.directory`update personal_account_directory set state = 'creating' where user_id = ${userId}`;
  await work("eu", userId);
  expect(await copiesIn("eu", userId)).toEqual(await profileOf(userId));
});

test("a region's own job copies there alone", async () => {
  const { userId, email } = stage.kim;
  await connections.directory`update users set name = 'Kim New' where id = ${userId}`;
  await performJob("profile.copy", { database: "eu" }, { userId });
  expect(await copiesIn("eu", userId)).toEqual([{ name: "Kim New", email }]);
  expect(await copiesIn("us", userId)).toEqual([{ name: "Kim Kato", email }]);
});
