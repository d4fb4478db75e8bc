import { expect, test } from "vitest";
import { readRun } from "../local/addresses.ts";
import { ask as askPort, type Question } from "../server/pipeline-under-test.ts";

const app = new URL(readRun().addresses.app);
const ask = (question: Question) => askPort(Number(app.port), { ...question, headers: { host: app.host, ...question.headers } });
const signInPage = "/sign-in";

test("every script of a page carries the nonce of its policy, and no two pages the same", async () => {
  const nonces = await Promise.all(
    [signInPage, signInPage, "/no/such/page"].map(async (path) => {
      const { headers, body } = await ask({ path });
      const nonce = /'nonce-([^']+)'/.exec(String(headers["content-security-policy"]))?.[1];
      const scripts = body.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length, path).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(nonces.length);
});

test("pages and API answers are private and not stored, built files are immutable", async () => {
  const page = await ask({ path: signInPage });
  expect(page.headers["cache-control"]).toBe("private, no-store");
  expect((await ask({ path: "/api/v1/orgs" })).headers["cache-control"]).toBe("private, no-store");
  const [script = ""] = /\/_next\/static\/[^"]+\.js/.exec(page.body) ?? [];
  expect((await ask({ path: script })).headers["cache-control"]).toContain("immutable");
});

test("pages send no path to other sites and cannot be framed", async () => {
  const { headers } = await ask({ path: "/invites/guild_inv_us_0_1_0" });
  expect(headers["referrer-policy"]).toBe("strict-origin");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers).not.toHaveProperty("x-powered-by");
});

test.for([
  [400, { path: "/a%zz" }],
  [400, { path: "/orgs/%00/members" }],
  [400, { path: `${app.origin}/sign-in` }],
  [405, { method: "TRACE" }],
  [421, { headers: { host: "evil.example" } }],
  [421, { path: "/api/v1/orgs", headers: { host: `127.0.0.1:${app.port}` } }],
  [403, { method: "POST", headers: { origin: "http://evil.example" } }],
  [403, { method: "DELETE", path: "/api/v1/orgs/acme/members/1", headers: { origin: "null" } }],
  [413, { method: "POST", path: "/api/v1/orgs", headers: { "content-type": "application/json" }, body: Buffer.alloc(1_600_000, " ") }],
] as const)("%i is the answer to %o", async ([status, question]) => {
  expect((await ask(question)).status).toBe(status);
});

test.for([
  "/?q=%zz",
  "/sign-in?callbackUrl=%",
  "//evil.example/",
  "/\\evil.example",
  "/..%2f..%2fetc",
  "/_next/../server.ts",
  "/_next/image?url=http://evil.example/x.png&w=64&q=75",
])("%s neither fails nor leads away", async (path) => {
  const { status, headers } = await ask({ path });
  expect(status).toBeLessThan(500);
  expect(new URL(headers.location ?? "/", app).host).toBe(app.host);
});

test("a forged forwarding header changes no link and no redirect", async () => {
  const forged = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-for": "192.0.2.1",
    "x-guildhall-client": "192.0.2.1.AAAA",
    forwarded: "host=evil.example",
  };
  for (const path of ["/", signInPage, "/organizations", "/api/auth/callback/email"]) {
    const { status, headers, body } = await ask({ path, headers: forged });
    expect(status, path).toBeLessThan(500);
    expect(JSON.stringify([headers, body]), path).not.toContain("evil.example");
  }
});

test.for(["/api/auth/csrf", "/api/auth/signin/email", "/api/auth/signout", "/api/auth/session"])(
  "Auth.js's own %s is not served: it would mail links past the limits",
  async (path) => {
    expect((await ask({ path })).status).toBe(404);
    expect((await ask({ path, method: "POST", headers: { "content-type": "application/x-www-form-urlencoded" } })).status).toBe(404);
  },
);

test("a sign-in link of another site's leads to the page that names its address", async () => {
  const { status, headers } = await ask({
    path: "/api/auth/callback/email?callbackUrl=%2F&token=abcdefghijklmnop&email=gus%40globex.example",
    headers: { "sec-fetch-site": "cross-site" },
  });
  expect(status).toBe(303);
  expect(headers.location).toContain("/sign-in/confirm?email=gus%40globex.example");
  expect(headers).not.toHaveProperty("set-cookie");
});

test("a request to upgrade is answered like any other", async () => {
  const { status } = await ask({
    path: signInPage,
    headers: {
      connection: "Upgrade",
      upgrade: "websocket",
      "sec-websocket-key": "AAAAAAAAAAAAAAAAAAAAAA==",
      "sec-websocket-version": "13",
    },
  });
  expect(status).toBe(200);
});
