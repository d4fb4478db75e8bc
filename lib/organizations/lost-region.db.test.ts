import { createServer, connect, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

/** A way to the region eu that a test can break: `refuse` takes nobody, `cutAtCommit` loses the answer to each commit. */
const road = { mode: "open" as "open" | "refuse" | "cutAtCommit" };
const sockets = new Set<Socket>();
const connections = connectAsOwner();
let server: Server;
let stage: Stage;

beforeAll(async () => {
  const direct = new URL(process.env["DATABASE_URL_EU"] ?? "");
  server = createServer((client) => carry(client, Number(direct.port), direct.hostname));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  direct.port = String((server.address() as AddressInfo).port);
  direct.hostname = "127.0.0.1";
  // Before the environment is read for the first time.
  process.env["DATABASE_URL_EU"] = direct.href;
});
beforeEach(async () => {
  road.mode = "open";
  stage = await setStage(connections);
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await new Promise((resolve) => server.close(resolve));
  await endConnections(connections);
});

function carry(client: Socket, port: number, host: string): void {
  if (road.mode === "refuse") return void client.destroy();
  const database = connect(port, host);
  for (const socket of [client, database]) {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => [client, database].forEach((end) => end.destroy()));
  }
  client.on("data", (bytes) => {
    database.write(bytes);
    if (road.mode === "cutAtCommit" && bytes.includes("commit")) client.unpipe().pause() && database.once("data", () => client.destroy());
  });
  database.on("data", (bytes) => {
    if (!client.isPaused()) client.write(bytes);
  });
}

function breakRoad(mode: "refuse" | "cutAtCommit"): void {
  road.mode = mode;
  if (mode === "refuse") for (const socket of sockets) socket.destroy();
}

async function stateOf(slug: string): Promise<string | undefined> {
  const [row] = await connections.directory<{ state: string }[]>`select state from organization_directory where slug = ${slug}`;
  return row?.state;
}

const create = (slug: string) => attempt("organization.create", stage.as.nina, null, { name: "Umbrella", region: "eu", slug });
const slugOfTest = () => `lost-${stage.acme.slug.slice(-12)}`;

test("a region that refuses connections: the creation is refused and its slug is free at once", async () => {
  const slug = slugOfTest();
  breakRoad("refuse");
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await stateOf(slug)).toBeUndefined();
  road.mode = "open";
  expect(await create(slug)).toMatchObject({ ok: true, data: { slug } });
});

test("a commit whose answer was lost: the slug is given to nobody and the sweeper finishes the organization", async () => {
  const slug = slugOfTest();
  breakRoad("cutAtCommit");
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  road.mode = "open";
  expect(await connections.eu`select 1 from organizations where slug = ${slug}`).toHaveLength(1);
  expect(await stateOf(slug)).toBe("creating");
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "invalid" } });

  await age(slug);
  await performJob("creation.sweep", { database: "directory" }, {});
  expect(await succeed("organization.view", stage.as.nina, slug, {})).toMatchObject({ slug, name: "Umbrella" });
});

test("a region that is down does not hold up the sweeping of the other", async () => {
  for (const region of ["eu", "us", "eu"]) {
    await connections.directory`
      insert into organization_directory (slug, organization_id, region, state, created_at)
      values (${`${region}-${uuidv7().slice(-12)}`}, ${uuidv7()}, ${region}, 'creating', now() - interval '11 minutes')`;
  }
  breakRoad("refuse");
  await performJob("creation.sweep", { database: "directory" }, {});
  const left =
    await connections.directory`select distinct region from organization_directory where state = 'creating' and created_at < now() - interval '10 minutes'`;
  expect(left).toEqual([{ region: "eu" }]);
});

test("reads and writes of a lost region are unavailable, those of the other go on", async () => {
  breakRoad("refuse");
  expect(await attempt("organization.view", stage.as.gus, stage.globex.slug, {})).toMatchObject({
    ok: false,
    error: { code: "unavailable" },
  });
  const change = { userId: stage.kim.userId, role: "maintainer" as const };
  expect(await attempt("member.changeRole", stage.as.gus, stage.globex.slug, change)).toMatchObject({
    ok: false,
    error: { code: "unavailable" },
  });
  expect(await attempt("member.changeRole", stage.as.olivia, stage.acme.slug, change)).toMatchObject({ ok: true });
});

test("the switcher shows the region that answers and names the other", async () => {
  breakRoad("refuse");
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({
    organizations: [{ slug: stage.acme.slug }],
    unavailableRegions: ["eu"],
  });
  road.mode = "open";
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({
    organizations: [{ slug: stage.acme.slug }, { slug: stage.globex.slug }],
    unavailableRegions: [],
  });
});

/** Set back by the owner, past the trigger that keeps everything but the state. */
async function age(slug: string): Promise<void> {
  await connections.directory.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`update organization_directory set created_at = created_at - interval '11 minutes' where slug = ${slug}`;
  });
}
