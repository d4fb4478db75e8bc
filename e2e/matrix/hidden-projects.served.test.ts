import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { operations } from "#lib/operations/table.ts";
import { restRoutes } from "#lib/rest/route-table.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { sessionCookie } from "#local/fixtures.ts";
import { pageRoutes, samplesOf } from "../support/flow-pages.ts";
import { callRest, sendRest } from "../support/rest-call.ts";
import { fieldsOf, sampleInput, type Sampled, strayInputs } from "../support/samples.ts";
import { changedTables, takeSnapshot } from "../support/snapshot.ts";
import { joinRun } from "./environment.ts";
import { setStage, worldOf, type Stage } from "./principals.ts";

/**
 * A project is nowhere for whoever may not open it (PRODUCT 3.1, 3.9), asked over HTTP in every way there is: Adam
 * administers the organization and is not in the team; for Bella, who is in it, the project is forbidden.
 */
const app = joinRun();
const connections = connectAsOwner();
const outsiders = ["adam", "bella"] as const;
type Reader = (typeof outsiders)[number] | "olivia" | "tara";
const secret = { name: "Zephyrine", description: "Buys the competitor", api: "quetzal", deleted: "Ocelotine" };
const made = z.object({ projectId: z.string() });
let stage: Stage;

beforeAll(async () => {
  stage = await setStage(connections, [...outsiders, "olivia", "tara"]);
  const { projectId } = stage.projects.acme;
  const teamId = stage.cast.acme.teams["Data"] ?? "";
  await write("PATCH /orgs/{org}/projects/{projectId}", { projectId, name: secret.name, description: secret.description });
  await write("PUT /orgs/{org}/projects/{projectId}/apis", { projectId, allowedApis: [secret.api] });
  await write("PUT /orgs/{org}/projects/{projectId}/people/{userId}", { projectId, userId: stage.cast.milo.userId, role: "editor" });
  const other = await write("POST /orgs/{org}/teams/{teamId}/projects", { teamId, name: secret.deleted });
  await write("DELETE /orgs/{org}/projects/{projectId}", { projectId: made.parse(other).projectId, confirmName: secret.deleted });
  stage.projects.acme.name = secret.name;
});

afterAll(() => endConnections(connections));

const cookieOf = (reader: Reader) => `${sessionCookie}=${stage.tokens.get(reader)}`;
const world = (reader: Reader) => worldOf(stage, { principal: reader, where: "acme", about: "milo" });
const asked = (reader: Reader, route: string, input: Sampled) => ({
  app,
  route,
  slug: stage.cast.acme.slug,
  input,
  cookie: cookieOf(reader),
});
const secrets = () => new RegExp([...Object.values(secret), stage.projects.acme.projectId].join("|"), "i");
const organizationRoutes = restRoutes.filter(({ name }) => operations[name].scope === "organization");

async function write(route: string, input: Sampled): Promise<unknown> {
  const { result } = await callRest(asked("tara", route, input));
  if (!result.ok) throw new Error(`${route}: ${result.error.message}`);
  return result.data;
}

async function answer(reader: Reader, route: string, input: Sampled) {
  const [before, response] = [await denials(), await sendRest(asked(reader, route, input))];
  return { status: response.status, body: await response.text(), denied: (await denials()) - before };
}

async function denials(): Promise<number> {
  const [row] = await connections.us`
    select coalesce(sum(count), 0)::int as count from denials where account_id = ${stage.cast.acme.accountId}`;
  return Number(row?.["count"]);
}

describe.each(outsiders)("%s", (reader) => {
  const aboutProjects = organizationRoutes.filter(({ name }) => fieldsOf(operations[name].input).includes("projectId"));

  test.each(aboutProjects.map(({ name }) => name))(
    "%s of a hidden project answers as of one that nobody has, and changes nothing",
    async (name) => {
      const { input: schema, route } = operations[name];
      const others = strayInputs(schema, world(reader)).filter(({ field }) => field !== "projectId");
      const before = await takeSnapshot(connections, stage.owned);
      for (const input of [sampleInput(schema, world(reader)), ...others.flatMap(({ foreign, missing }) => [foreign, missing])]) {
        const hidden = await answer(reader, route, input);
        expect(hidden).toEqual(await answer(reader, route, { ...input, projectId: randomUUID() }));
        expect(hidden.status).toBeGreaterThanOrEqual(400);
        expect(hidden.body).not.toMatch(secrets());
      }
      expect(changedTables(before, await takeSnapshot(connections, stage.owned))).toEqual([]);
    },
  );

  test("no read says anything of it, whatever is searched or filtered", async () => {
    expect(await tellingReads(reader)).toEqual([]);
  });

  test("no page says anything of it, whole or as a click asks for it", async () => {
    expect(await tellingPages(reader)).toEqual([]);
  });

  test("its page is that of a project that nobody has", async () => {
    const page = async (projectId: string) => {
      const response = await openPage(reader, `/orgs/${stage.cast.acme.slug}/projects/${projectId}`);
      const html = (await response.text()).replaceAll(projectId, "");
      return { status: response.status, title: /<title>[^<]*/.exec(html)?.[0], length: html.replace(/nonce="[^"]*"/g, "").length };
    };
    expect(await page(stage.projects.acme.projectId)).toEqual(await page(randomUUID()));
  });
});

test("whoever may open it finds it in the same reads and on the same pages", async () => {
  expect(await tellingReads("olivia")).toEqual(expect.arrayContaining(["project.list", "project.view", "audit.list", "audit.export"]));
  expect(await tellingPages("olivia")).toEqual(
    expect.arrayContaining([expect.stringMatching(/\/projects$/), expect.stringMatching(/\/audit$/)]),
  );
});

/** The reads whose answer has a word of the project in it: with nothing that narrows them, then with what one would look for. */
async function tellingReads(reader: Reader): Promise<string[]> {
  const telling = new Set<string>();
  for (const { name } of organizationRoutes.filter((route) => operations[route.name].kind === "read")) {
    const { input: schema, route } = operations[name];
    const whole = sampleInput(schema, world(reader));
    const needed = Object.entries(whole).filter(([field]) => !schema.safeParse({ ...whole, [field]: undefined }).success);
    const input = Object.fromEntries(needed);
    const narrowed = fieldsOf(schema).includes("search") ? [{ ...input, search: secret.name.slice(0, 5) }] : [];
    for (const one of [input, ...narrowed]) {
      const body = await (await sendRest(asked(reader, route, one))).text();
      if (secrets().test(body)) telling.add(name);
    }
  }
  return [...telling];
}

/** The organization's pages that have a word of the project in them; its own page says the id that it was asked for. */
async function tellingPages(reader: Reader): Promise<string[]> {
  const { cast, projects, batches } = stage;
  const batch = `/orgs/${cast.acme.slug}/invites/bulk/${batches.acme}`;
  const samples = pageRoutes()
    .filter((route) => route.startsWith("/orgs/[org]"))
    .flatMap((route) => samplesOf(route, { cast, project: projects.acme, invitation: "", batch }));
  const paths = new Set(samples.map(({ path }) => path).filter((path) => path.startsWith(`/orgs/${cast.acme.slug}`)));
  const telling: string[] = [];
  for (const path of paths) {
    for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
      const body = await (await openPage(reader, path, headers)).text();
      if (secrets().test(path.includes(projects.acme.projectId) ? body.replaceAll(projects.acme.projectId, "") : body)) telling.push(path);
    }
  }
  return telling;
}

function openPage(reader: Reader, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(new URL(path, app), { redirect: "manual", headers: { ...headers, cookie: cookieOf(reader) } });
}
