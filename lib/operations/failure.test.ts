import { inspect } from "node:util";
import { DrizzleQueryError } from "drizzle-orm";
import { expect, test } from "vitest";
import { AppError } from "#lib/errors.ts";
import { toAppError, toResult } from "./failure.ts";

const lost = Object.assign(new Error("write CONNECTION_CLOSED"), { code: "CONNECTION_CLOSED" });
const query = "select * from sessions where token_hash = $1";

test.each([
  ["a lost database", lost, "unavailable"],
  ["anything unexpected", new Error("nobody thought of this"), "internal"],
])("%s is told without the parameters of the query, however deep it is printed", (_what, cause, code) => {
  const told = toAppError(new DrizzleQueryError(query, ["hash-of-a-token", "ines@invited.example"], cause));
  expect(told.code).toBe(code);
  expect(inspect(told, { depth: 9 })).not.toMatch(/hash-of-a-token|ines@invited/);
});

test("a lock that is held for long is a reason to try again, not a lost database", () => {
  const cause = Object.assign(new Error("canceling statement due to lock timeout"), { code: "55P03" });
  expect(toAppError(new DrizzleQueryError("select", [], cause))).toMatchObject({
    code: "unavailable",
    message: expect.stringContaining("Others"),
  });
});

test("our own failures pass unchanged, and a result never throws", async () => {
  const own = new AppError("gone", "This invitation expired.");
  expect(toAppError(own)).toBe(own);
  expect(await toResult(() => Promise.reject(own))).toEqual({ ok: false, error: { code: "gone", message: "This invitation expired." } });
  expect(await toResult(() => Promise.resolve(7))).toEqual({ ok: true, data: 7 });
});
