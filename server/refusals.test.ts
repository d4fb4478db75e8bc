import { expect, test } from "vitest";
import { servePipeline } from "./pipeline-under-test.ts";

async function statusOf(question: Parameters<Awaited<ReturnType<typeof servePipeline>>["ask"]>[0], appUrl?: string) {
  let reached = false;
  await using server = await servePipeline(
    (_request, response) => {
      reached = true;
      response.end();
    },
    { appUrl },
  );
  const { status } = await server.ask(question);
  expect(reached, "whether the inner handler was asked").toBe(status === 200);
  return status;
}

test.for(["/%", "/a%zz", "/%ff", "/%00", "/a%0d%0ab", "http://app.example/", "*"])("the target %s is refused", async (path) => {
  expect(await statusOf({ path })).toBe(400);
});

test.for(["/", "/a%20b", "/caf%C3%A9", "/a?q=100%", "//double"])("the target %s is served", async (path) => {
  expect(await statusOf({ path })).toBe(200);
});

test("TRACE is refused", async () => {
  expect(await statusOf({ method: "TRACE" })).toBe(405);
});

test.for(["evil.example", "app.example.evil.example", "app.example:8080", "127.0.0.1", "app.example@evil.example", ""])(
  "the host %s is unknown",
  async (host) => {
    expect(await statusOf({ headers: { host } })).toBe(421);
  },
);

test.for([
  ["http://app.example", "APP.example"],
  ["http://app.example", "app.example:80"],
  ["https://app.example", "app.example:443"],
  ["http://localhost:3000", "localhost:3000"],
])("%s is reached as %s", async ([appUrl, host]) => {
  expect(await statusOf({ headers: { host: host ?? "" } }, appUrl)).toBe(200);
});

test.for(["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])("%s from another origin is refused", async (method) => {
  for (const origin of ["http://evil.example", "https://app.example", "http://app.example:8080", "null", ""]) {
    expect(await statusOf({ method, headers: { origin } }), origin).toBe(403);
  }
});

test("a read from anywhere, a write from here, and a write by a program are served", async () => {
  expect(await statusOf({ headers: { origin: "http://evil.example" } })).toBe(200);
  expect(await statusOf({ method: "POST", headers: { origin: "http://app.example" } })).toBe(200);
  expect(await statusOf({ method: "POST" })).toBe(200);
});
