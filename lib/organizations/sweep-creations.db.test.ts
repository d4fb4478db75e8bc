import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const sweep = () => performJob("creation.sweep", { database: "directory" }, {});

/** A creation that stopped after its reservation, `minutes` ago by the database's clock. */
async function reserve(minutes: number): Promise<{ slug: string; organizationId: string }> {
  const organizationId = uuidv7();
  const slug = `half-${organizationId.slice(-12)}`;
  await connections.directory`
    insert into organization_directory (slug, organization_id, region, state, created_at)
    values (${slug}, ${organizationId}, 'eu', 'creating', clock_timestamp() - make_interval(mins => ${minutes}))`;
  return { slug, organizationId };
}

async function stateOf(slug: string): Promise<string | undefined> {
  const [row] = await connections.directory<{ state: string }[]>`select state from organization_directory where slug = ${slug}`;
  return row?.state;
}

test("a slug reserved for eleven minutes, of which its region knows nothing, is free again", async () => {
  const { slug } = await reserve(11);
  await sweep();
  expect(await stateOf(slug)).toBeUndefined();
  expect(await succeed("organization.create", stage.as.nina, null, { name: "Again", region: "us", slug })).toMatchObject({ slug });
});

test("a creation of nine minutes is left alone", async () => {
  const { slug } = await reserve(9);
  await sweep();
  expect(await stateOf(slug)).toBe("creating");
});

test("a creation its region has made is finished, and its owner sees it", async () => {
  const { slug, organizationId } = await reserve(11);
  const { userId, name, email } = stage.nina;
  await connections.eu.begin((tx) => [
    tx`insert into accounts (account_id, kind, region) values (${organizationId}, 'organization', 'eu')`,
    tx`insert into organizations (account_id, slug, name, legal_name, alerting_email, invoicing_email, owner_user_id)
      values (${organizationId}, ${slug}, 'Half', 'Half', ${email}, ${email}, ${userId})`,
    tx`insert into memberships (account_id, user_id, role, name, email) values (${organizationId}, ${userId}, 'owner', ${name}, ${email})`,
  ]);
  await sweep();
  await sweep();
  expect(await stateOf(slug)).toBe("active");
  expect(await succeed("organization.view", stage.as.nina, slug, {})).toMatchObject({ name: "Half", region: "eu" });
});

test("a personal account that was not made is freed, so that its person may choose again", async () => {
  await connections.directory`delete from personal_account_directory where user_id = ${stage.nina.userId}`;
  await connections.directory`
    insert into personal_account_directory (user_id, account_id, region, state, created_at)
    values (${stage.nina.userId}, ${uuidv7()}, 'eu', 'creating', clock_timestamp() - interval '11 minutes')`;
  await sweep();
  expect(await connections.directory`select 1 from personal_account_directory where user_id = ${stage.nina.userId}`).toHaveLength(0);
});

test("a personal account that was made is finished", async () => {
  const { userId, personalAccountId } = stage.nina;
  await connections.directory`delete from personal_account_directory where user_id = ${userId}`;
  await connections.directory`
    insert into personal_account_directory (user_id, account_id, region, state, created_at)
    values (${userId}, ${personalAccountId}, 'us', 'creating', clock_timestamp() - interval '11 minutes')`;
  await sweep();
  const [row] = await connections.directory`select state from personal_account_directory where user_id = ${userId}`;
  expect(row).toEqual({ state: "active" });
});
