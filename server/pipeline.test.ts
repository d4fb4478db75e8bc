import { expect, test } from "vitest";
import { markActionReached, markDatabaseLost } from "#lib/request-state.ts";
import { bodyLimitBytes } from "./body-limit.ts";
import { servePipeline } from "./pipeline-under-test.ts";

test("every request gets a nonce of its own, the same for Next and for the browser", async () => {
  await using server = await servePipeline(({ headers }, response) => void response.end(headers["content-security-policy"]));
  const answers = await Promise.all([server.ask(), server.ask({ headers: { "content-security-policy": "script-src 'nonce-forged'" } })]);
  for (const { headers, body } of answers) {
    expect(headers["content-security-policy"]).toBe(body);
    expect(body.replace(/nonce-[A-Za-z0-9+/]{22}==/, "nonce-…")).toBe(
      "default-src 'self'; script-src 'self' 'nonce-…' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
  }
  expect(answers[0]?.body).not.toBe(answers[1]?.body);
});

test("an answer is private, sends no path to other sites and cannot be sniffed", async () => {
  await using server = await servePipeline((_request, response) => void response.end("hello"));
  const { headers } = await server.ask();
  expect(headers).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "strict-origin",
    "x-content-type-options": "nosniff",
  });
  expect(headers).not.toHaveProperty("strict-transport-security");
});

test("HSTS is sent when people use https", async () => {
  await using server = await servePipeline((_request, response) => void response.end(), { appUrl: "https://app.example" });
  expect((await server.ask()).headers["strict-transport-security"]).toMatch(/^max-age=\d{7,}/);
});

test("a built file stays immutable, a page that says no-store becomes private", async () => {
  await using server = await servePipeline(({ url }, response) => {
    response
      .writeHead(200, { "cache-control": url === "/page" ? "no-store, must-revalidate" : "public, max-age=31536000, immutable" })
      .end();
  });
  expect((await server.ask({ path: "/_next/static/x.js" })).headers["cache-control"]).toBe("public, max-age=31536000, immutable");
  expect((await server.ask({ path: "/page" })).headers["cache-control"]).toBe("private, no-store");
});

test("a 500 caused by a lost database becomes a 503 that keeps nothing of the first answer", async () => {
  await using server = await servePipeline(async (_request, response) => {
    await Promise.resolve();
    markDatabaseLost();
    response.setHeader("set-cookie", "a=b");
    response.writeHead(500, { "content-type": "text/x-component", "content-encoding": "gzip" });
    response.write("part of ");
    response.end("Next's page");
  });
  const page = await server.ask({ path: "/organizations" });
  expect(page).toMatchObject({ status: 503, headers: { "retry-after": "5", "content-type": "text/html; charset=utf-8" } });
  expect(page.headers).not.toHaveProperty("set-cookie");
  expect(page.headers).not.toHaveProperty("content-encoding");
  expect(page.headers).toHaveProperty("content-security-policy");
  expect(page.body).toContain("cannot reach its database");
  expect(page.body).not.toContain("Next");

  const problem = await server.ask({ path: "/api/v1/orgs" });
  expect(problem).toMatchObject({ status: 503, headers: { "content-type": "application/problem+json" } });
  expect(JSON.parse(problem.body)).toMatchObject({ status: 503, code: "unavailable" });
});

test("other answers pass as they are, and one request's loss is not another's", async () => {
  await using server = await servePipeline(({ url }, response) => {
    if (url === "/lost") markDatabaseLost();
    response.statusCode = url === "/wrong" ? 500 : 200;
    response.end("as it is");
  });
  const [lost, wrong] = await Promise.all([server.ask({ path: "/lost" }), server.ask({ path: "/wrong" })]);
  expect(lost).toMatchObject({ status: 200, body: "as it is" });
  expect(wrong).toMatchObject({ status: 500, body: "as it is" });
});

test("an action whose arguments could not be read is a wrong request, one that failed later is not", async () => {
  await using server = await servePipeline(({ url }, response) => {
    if (url === "/reached") markActionReached();
    response.statusCode = 500;
    response.end("Next's answer");
  });
  const post = { method: "POST", headers: { "next-action": "40ab" } };
  expect(await server.ask({ ...post, path: "/unread" })).toMatchObject({ status: 400, body: expect.stringContaining("malformed") });
  expect(await server.ask({ ...post, path: "/reached" })).toMatchObject({ status: 500, body: "Next's answer" });
  expect(await server.ask({ path: "/page" })).toMatchObject({ status: 500, body: "Next's answer" });
});

test("what the inner handler throws is logged and answered", async () => {
  await using server = await servePipeline(({ url }) => {
    throw url === "/lost" ? Object.assign(new Error("gone"), { code: "57P01" }) : new Error("secret detail");
  });
  const answer = await server.ask({ path: "/wrong" });
  expect(answer.status).toBe(500);
  expect(answer.body).not.toContain("secret detail");
  expect((await server.ask({ path: "/lost" })).status).toBe(503);
  expect(server.logged).toContainEqual(expect.objectContaining({ err: expect.objectContaining({ message: "secret detail" }) }));
});

test("a body over the limit is refused, announced or not, and never read as a whole one", async () => {
  let asked = 0;
  let finished = 0;
  await using server = await servePipeline(async (request, response) => {
    asked += 1;
    for await (const chunk of request) void chunk;
    finished += 1;
    response.end("read");
  });
  const over = Buffer.alloc(bodyLimitBytes + 1);
  const announced = { method: "POST", headers: { "content-length": String(over.length) }, body: over };
  expect((await server.ask(announced)).status).toBe(413);
  expect(asked).toBe(0);
  expect((await server.ask({ method: "POST", headers: { "transfer-encoding": "chunked" }, body: over })).status).toBe(413);
  expect(finished).toBe(0);
  expect(await server.ask({ method: "POST", body: over.subarray(1), headers: { "transfer-encoding": "chunked" } })).toMatchObject({
    status: 200,
    body: "read",
  });
});

test("the access log has no query, cookie or token", async () => {
  await using server = await servePipeline((_request, response) => void response.end());
  await server.ask({ path: "/sign-in/confirm?token=hush", headers: { cookie: "session=hush" } });
  await server.ask({ path: "/invites/hush" });
  await server.ask({ path: "/api/v1/invitations/guild_inv_us_hush" });
  await server.ask({ path: "/%69nvites/%67uild_inv_us_hush/accept?a=hush" });
  await server.ask({ path: "/email-change/hush" });
  await expect.poll(() => server.logged.length).toBe(5);
  expect(JSON.stringify(server.logged)).not.toContain("hush");
  expect(server.logged[4]).toMatchObject({ path: "/email-change/[token]" });
  expect(server.logged[1]).toMatchObject({ method: "GET", path: "/invites/[token]", status: 200, client: "127.0.0.1" });
});
