import { beforeAll, expect, test, vi } from "vitest";
import { isLinkProof, linkProof } from "./link-proof.ts";

beforeAll(() => {
  const database = "postgres://guildhall_app@127.0.0.1/directory";
  const values = { DATABASE_URL: database, DATABASE_URL_US: database, DATABASE_URL_EU: database, JOBS: "off" };
  const others = {
    AUTH_SECRET: "kHq2V7xTzR9wLm4NcYb6JdPfSg8EuAo1",
    APP_URL: "http://localhost:3000",
    RESEND_API_KEY: "re_1",
    EMAIL_FROM: "a@b",
  };
  for (const [name, value] of Object.entries({ ...values, ...others })) vi.stubEnv(name, value);
});

test("a proof is good for the session and the visit it was made for", () => {
  expect(isLinkProof(linkProof("session", "state"), "session", "state")).toBe(true);
});

test.each([
  ["another session", "other", "state"],
  ["another visit", "session", "other"],
  ["a visit without state", "session", ""],
  ["the two shifted", "session\nstate", ""],
])("%s is not proved", (_, sessionId, state) => {
  expect(isLinkProof(linkProof("session", "state"), sessionId, state)).toBe(false);
});

test.each(["", "x", "x".repeat(43)])("%j proves nothing", (proof) => {
  expect(isLinkProof(proof, "session", "state")).toBe(false);
});
