import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { performJob } from "#lib/operations/job-door.ts";
import { ageCreations } from "#local/ageing.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

// Modules of its own: those of the files before have read the environment.
vi.hoisted(() => vi.resetModules());

/** The way to the region eu, which a test can close, or let lose the answer to a commit. */
const road = { port: 0, losesCommits: false };
const sockets = new Set<Socket>();
const connections = connectAsOwner();
const direct = new URL(process.env["DATABASE_URL_EU"] ?? "");
const server = createServer((client) => carry(client, connect(Number(direct.port), direct.hostname)));
let stage: Stage;

beforeAll(async () => {
  await open();
  road.port = (server.address() as AddressInfo).port;
  vi.stubEnv("DATABASE_URL_EU", Object.assign(new URL(direct), { hostname: "127.0.0.1", port: road.port }).href);
});
beforeEach(async () => {
  road.losesCommits = false;
  if (!server.listening) await open();
  stage = await setStage(connections);
});
afterAll(async () => {
  if (server.listening) await close();
  await endConnections(connections);
  vi.unstubAllEnvs();
  vi.resetModules();
});

function open(): Promise<void> {
  return new Promise((resolve) => server.listen(road.port, "127.0.0.1", resolve));
}

async function close(): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  for (const socket of sockets) socket.destroy();
  await closed;
}

function carry(client: Socket, database: Socket): void {
  for (const socket of [client, database]) {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.once("close", () => {
      sockets.delete(socket);
      client.destroy();
      database.destroy();
    });
  }
  client.on("data", (bytes) => database.write(bytes));
  database.on("data", (bytes) => (road.losesCommits && bytes.includes("COMMIT\0") ? client.destroy() : client.write(bytes)));
}

async function stateOf(slug: string): Promise<string | undefined> {
  const [row] = await connections.directory<{ state: string }[]>`select state from organization_directory where slug = ${slug}`;
  return row?.state;
}

const create = (slug: string) => attempt("organization.create", stage.as.nina, null, { name: "Umbrella", region: "eu", slug });
const slugOfTest = () => `lost-${stage.acme.slug.slice(-12)}`;

test("a region that refuses connections: the creation is refused and its slug is free at once", async () => {
  const slug = slugOfTest();
  await close();
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  expect(await stateOf(slug)).toBeUndefined();
  await open();
  expect(await create(slug)).toMatchObject({ ok: true, data: { slug } });
});

test("a commit whose answer was lost: the slug is given to nobody and the sweeper finishes the organization", async () => {
  const slug = slugOfTest();
  road.losesCommits = true;
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "unavailable" } });
  road.losesCommits = false;
  expect(await connections.eu`select 1 from organizations where slug = ${slug}`).toHaveLength(1);
  expect(await stateOf(slug)).toBe("creating");
  expect(await create(slug)).toMatchObject({ ok: false, error: { code: "invalid" } });

  await ageCreations(connections, 11, { slug });
  await performJob("creation.sweep", { database: "directory" }, {});
  expect(await succeed("organization.view", stage.as.nina, slug, {})).toMatchObject({ slug, name: "Umbrella" });
});

test("a region that is down holds up the sweeping of no other, and loses nothing by it", async () => {
  const lost = slugOfTest();
  const free = `us-${uuidv7().slice(-12)}`;
  road.losesCommits = true;
  await create(lost);
  await ageCreations(connections, 12, { slug: lost });
  await connections.directory`
    insert into organization_directory (slug, organization_id, region, state, created_at)
    values (${free}, ${uuidv7()}, 'us', 'creating', now() - interval '11 minutes')`;
  await close();
  await performJob("creation.sweep", { database: "directory" }, {});
  expect(await stateOf(free)).toBeUndefined();
  // Another file's sweeper, which reaches eu, may have finished it meanwhile.
  expect(["creating", "active"]).toContain(await stateOf(lost));
});

test("reads and writes of a lost region are unavailable, those of the other go on", async () => {
  await close();
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
  await close();
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({
    organizations: [{ slug: stage.acme.slug }],
    unavailableRegions: ["eu"],
  });
  await open();
  expect(await succeed("organization.listOwn", stage.as.kim, null, {})).toMatchObject({
    organizations: [{ slug: stage.acme.slug }, { slug: stage.globex.slug }],
    unavailableRegions: [],
  });
});
