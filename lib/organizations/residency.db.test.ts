import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { fileURLToPath } from "node:url";
import { afterAll, beforeEach, expect, test } from "vitest";
import { closePools } from "#db/connection.ts";
import { writeTenant } from "#db/two-tenants.ts";
import { databaseUrls, readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { countResidency, writeReceipt } from "./residency.ts";

const connections = connectAsOwner();
const { addresses, secrets, localDir } = readRun();
const urls = databaseUrls(addresses, secrets, "guildhall_owner");
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(async () => {
  await closePools();
  await endConnections(connections);
});

test("an organization of eu has rows there, its address in the directory, and nothing in us", async () => {
  await succeed("invitation.create", stage.as.gus, stage.globex.slug, {
    emails: ["new@globex.example"],
    teams: [{ teamId: stage.globex.teams["My Team"] ?? "", role: "member" }],
  });
  const receipt = await countResidency(urls, stage.globex.slug);
  expect(receipt).toEqual({
    slug: stage.globex.slug,
    organizationId: stage.globex.accountId,
    region: "eu",
    elsewhere: [],
    databases: [
      { database: "directory", tables: [{ table: "organization_directory", rows: 1 }] },
      { database: "us", tables: [] },
      {
        database: "eu",
        tables: [
          { table: "accounts", rows: 1 },
          { table: "audit_events", rows: 1 },
          { table: "invitation_teams", rows: 1 },
          { table: "invitations", rows: 1 },
          { table: "memberships", rows: 2 },
          { table: "organizations", rows: 1 },
          { table: "team_memberships", rows: 2 },
          { table: "teams", rows: 1 },
        ],
      },
    ],
  });
  expect(writeReceipt(receipt)).toContain("All in eu; the directory keeps its slug, id and region alone.");
});

test("a row in another region is found and named", async () => {
  await connections.us`insert into accounts (account_id, kind, region) values (${stage.globex.accountId}, 'organization', 'us')`;
  const receipt = await countResidency(urls, stage.globex.slug);
  expect(receipt.elsewhere).toEqual([{ database: "us", table: "accounts", rows: 1 }]);
  expect(writeReceipt(receipt)).toContain("NOT all in eu: 1 in us accounts.");
});

test("every table of a region that knows accounts is counted", async () => {
  const tenant = await writeTenant(connections.us, "Counted");
  await connections.directory`
    insert into organization_directory (slug, organization_id, region, state) values (${tenant.slug}, ${tenant.accountId}, 'us', 'active')`;
  const tables = await connections.us`
    select table_name from information_schema.columns where table_schema = 'public' and column_name = 'account_id' order by table_name`;
  const { databases } = await countResidency(urls, tenant.slug);
  const counted = databases.find(({ database }) => database === "us")?.tables.map(({ table }) => table);
  expect(counted).toEqual(tables.map(({ table_name }) => String(table_name)));
});

test("an unknown slug is refused with a sentence", async () => {
  await expect(countResidency(urls, "nobody")).rejects.toMatchObject({ code: "notFound", message: "No organization has the slug nobody." });
});

const root = fileURLToPath(new URL("../..", import.meta.url));
const command = (environment: Record<string, string>) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", "residency.ts", stage.acme.slug], {
    cwd: root,
    env: { PATH: process.env["PATH"], NODE_ENV: "production", ...environment },
  });

test("the command prints the receipt, by MIGRATION_URL in production and by the local run's addresses without", async () => {
  const production = await command({ MIGRATION_URL: urls.directory, MIGRATION_URL_US: urls.us, MIGRATION_URL_EU: urls.eu });
  expect(production.stdout).toContain("All in us;");
  expect((await command({ LOCAL_DIR: localDir })).stdout).toBe(production.stdout);
});

test("the command names an address that is missing", async () => {
  await expect(command({ MIGRATION_URL: urls.directory, MIGRATION_URL_US: urls.us })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("MIGRATION_URL_EU is not set"),
  });
});
