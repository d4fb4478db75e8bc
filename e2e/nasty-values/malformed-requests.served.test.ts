import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomBytes } from "node:crypto";
import { restRoutes } from "#lib/rest/route-table.ts";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie, type Cast } from "#local/fixtures.ts";
import { ask as askPort, type Asked, type Question } from "../../server/pipeline-under-test.ts";
import { changedTables, takeSnapshot, type Owned } from "../support/snapshot.ts";

const app = new URL(readRun().addresses.app);
const connections = connectAsOwner();
const tag = `r${randomBytes(5).toString("hex")}`;
let cast: Cast;
let owned: Owned;
let cookie = "";

beforeAll(async () => {
  cast = await createCast(connections, `-${tag}`);
  owned = { accountIds: [cast.acme.accountId, cast.globex.accountId], userIds: [cast.olivia.userId], tag };
  cookie = `${sessionCookie}=${await createSession(connections.directory, cast.olivia.userId)}`;
});

afterAll(() => endConnections(connections));

/** As Olivia, in JSON, from our own page, unless the question says otherwise. */
async function ask({ headers, ...question }: Question): Promise<Asked> {
  const own = { host: app.host, cookie, origin: app.origin, "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const length: Record<string, string> = question.body === undefined ? {} : { "content-length": String(Buffer.byteLength(question.body)) };
  return askPort(Number(app.port), { ...question, headers: { ...own, ...length, ...headers } });
}

function pathOf(route: string): string {
  return `/api/v1${route.replace("{org}", cast.acme.slug).replace("{userId}", cast.milo.userId).replace("{invitationId}", cast.ines.invitationId)}`;
}

/** A literal end, such as `options`, is also a value of the parameter that may stand there. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
}

const problem = (code: string, message: RegExp) => ({ type: "about:blank", code, message: expect.stringMatching(message) });

describe("a request that no page of ours would send is refused and changes nothing", () => {
  const requests: [what: string, question: Question, status: number, problem: object][] = [
    ["half a JSON", { body: '{"name":' }, 400, problem("invalid", /^The body is not JSON\.$/)],
    ["no JSON at all", { body: "name=Acme" }, 400, problem("invalid", /^The body is not JSON\.$/)],
    [
      "bytes that are no text",
      { body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) },
      400,
      problem("invalid", /^The body (is not JSON|must be a JSON object)\.$/),
    ],
    ["a list", { body: "[]" }, 400, problem("invalid", /^The body must be a JSON object\.$/)],
    ["a text", { body: '"Acme"' }, 400, problem("invalid", /^The body must be a JSON object\.$/)],
    ["null", { body: "null" }, 400, problem("invalid", /^The body must be a JSON object\.$/)],
    [
      "100,000 lists in one another",
      { body: "[".repeat(100_000) + "]".repeat(100_000) },
      400,
      problem("invalid", /^The body (is not JSON|must be a JSON object)\.$/),
    ],
    ["more than 1.2 MB", { body: JSON.stringify({ name: "a".repeat(1_250_000) }) }, 400, problem("invalid", /larger than 1\.2 MB/)],
    [
      "a form",
      { headers: { "content-type": "application/x-www-form-urlencoded" }, body: "{}" },
      400,
      problem("invalid", /application\/json/),
    ],
    ["plain text", { headers: { "content-type": "text/plain" }, body: "{}" }, 400, problem("invalid", /application\/json/)],
    ["another JSON", { headers: { "content-type": "application/jsonp" }, body: "{}" }, 400, problem("invalid", /application\/json/)],
    ["no content type", { headers: { "content-type": "" }, body: "{}" }, 400, problem("invalid", /application\/json/)],
    ["a foreign origin", { headers: { origin: "https://evil.example" }, body: "{}" }, 403, { code: "denied" }],
    ["an opaque origin", { headers: { origin: "null" }, body: "{}" }, 403, { code: "denied" }],
    ["our origin by another port", { headers: { origin: "http://localhost:1" }, body: "{}" }, 403, { code: "denied" }],
    ["a foreign site", { headers: { "sec-fetch-site": "cross-site" }, body: "{}" }, 403, problem("denied", /another site/)],
    ["a neighbouring site", { headers: { "sec-fetch-site": "same-site" }, body: "{}" }, 403, problem("denied", /another site/)],
  ];

  test.for(requests)("%s", async ([, question, status, expected]) => {
    const before = await takeSnapshot(connections, owned);
    for (const { method, path } of restRoutes.filter((route) => route.method !== "GET")) {
      const answer = await ask({ ...question, method, path: pathOf(path) });
      expect([answer.status, answer.headers["content-type"]], `${method} ${path}: ${answer.body}`).toEqual([
        status,
        "application/problem+json",
      ]);
      expect(JSON.parse(answer.body), `${method} ${path}`).toMatchObject(expected);
    }
    expect(changedTables(before, await takeSnapshot(connections, owned))).toEqual([]);
  });
});

test("an address answers the methods it knows and names them to the others", async () => {
  const paths = [...new Set(restRoutes.map(({ path }) => path))];
  for (const path of paths) {
    const known = restRoutes.filter((route) => patternOf(route.path).test(path)).map(({ method }) => method);
    for (const method of ["GET", "POST", "PUT", "PATCH", "DELETE"].filter((other) => !known.includes(other))) {
      const { status, headers, body } = await ask({ method, path: pathOf(path), ...(method !== "GET" && { body: "{}" }) });
      expect([status, headers.allow?.split(", ").toSorted()], `${method} ${path}`).toEqual([405, known.toSorted()]);
      expect(JSON.parse(body)).toMatchObject({ code: "invalid", status: 405 });
    }
  }
});

test("HEAD answers like GET, without a body", async () => {
  const { status, headers, body } = await ask({ method: "HEAD", path: pathOf("/orgs/{org}") });
  expect([status, headers["content-type"], body]).toEqual([200, "application/json", ""]);
});

test.for([
  "/api/v1/nothing",
  "/api/v1/orgs/{org}/nothing",
  "/api/v1/orgs/{org}/members/1/2/3",
  "/api/v1/__proto__",
  "/api/v1/orgs/{org}/constructor",
])("%s is no address", async (path) => {
  for (const method of ["GET", "POST"]) {
    const { status, headers, body } = await ask({
      method,
      path: path.replace("{org}", cast.acme.slug),
      ...(method !== "GET" && { body: "{}" }),
    });
    expect([status, headers["content-type"]], body).toEqual([404, "application/problem+json"]);
    expect(JSON.parse(body)).toMatchObject({ code: "notFound", message: expect.stringContaining("There is no such address") });
  }
});

/** Nothing but the plain spelling reaches an organization; `*` stands for its slug. */
test.for([
  "*%2Fmembers",
  "*/members%2F",
  "*%2F..%2F*",
  "*/../*",
  "./*",
  "%2e%2e/orgs/*",
  "/*",
  "*//members",
  "*%00",
  "*%0a",
  "*%20",
  "*.",
  "*;x=1",
  "*%3Fx",
  "*%5c",
  "%2A",
  "*%E2%80%8B",
])("the path trick %s leads nowhere else", async (trick) => {
  for (const slug of [cast.acme.slug, cast.globex.slug]) {
    const { status, headers, body } = await ask({ path: `/api/v1/orgs/${trick.replaceAll("*", slug)}` });
    const plain = status === 200 && slug === cast.acme.slug && !trick.includes("%00");
    expect(plain || (status >= 300 && status < 500), `${status} ${body.slice(0, 200)}`).toBe(true);
    expect(new URL(headers.location ?? "/", app).host).toBe(app.host);
    if (slug === cast.globex.slug) expect(body).not.toContain(cast.globex.accountId);
  }
});

test("an organization is found by its slug as it is written, not by its capitals", async () => {
  const { status } = await ask({ path: `/api/v1/orgs/${cast.acme.slug.toUpperCase()}` });
  expect(status).toBe(404);
});

test("a parameter given twice is refused by name", async () => {
  const { status, body } = await ask({ path: `${pathOf("/orgs/{org}/members")}?limit=1&limit=2` });
  expect([status, JSON.parse(body)]).toEqual([
    400,
    expect.objectContaining({ code: "invalid", message: "The parameter limit is given more than once." }),
  ]);
});
