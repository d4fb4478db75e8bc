import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { databaseWasLost, isLostDatabase, markDatabaseLost, withRequestState } from "./request-state.ts";

const coded = (code: string, message = "") => Object.assign(new Error(message), { code });

test.for(["CONNECTION_CLOSED", "CONNECTION_ENDED", "CONNECT_TIMEOUT", "ECONNREFUSED", "ECONNRESET", "57P01", "57P03", "53300", "08006"])(
  "%s is a lost database",
  (code) => {
    expect(isLostDatabase(coded(code))).toBe(true);
    expect(isLostDatabase(new Error("Failed query", { cause: coded(code) }))).toBe(true);
    expect(isLostDatabase(new AggregateError([coded("EACCES"), coded(code)]))).toBe(true);
  },
);

test("a database that accepts no connections is lost, other object states are not", () => {
  expect(isLostDatabase(coded("55000", 'database "eu" is not currently accepting connections'))).toBe(true);
  expect(isLostDatabase(coded("55000", "currval is not yet defined"))).toBe(false);
});

test("a refused write, a failed fetch and a thrown nothing are not", () => {
  const unreached = new TypeError("fetch failed", { cause: coded("ECONNREFUSED") });
  for (const error of [coded("23505"), coded("40001"), coded("0800"), unreached, null, "ECONNREFUSED"])
    expect(isLostDatabase(error)).toBe(false);
});

test("a mark belongs to its request", async () => {
  const marked = (mark: boolean) =>
    withRequestState(async (state) => {
      await setImmediate();
      if (mark) markDatabaseLost();
      await setImmediate();
      return [databaseWasLost(), state.databaseLost];
    });
  expect(await Promise.all([marked(true), marked(false)])).toEqual([
    [true, true],
    [false, false],
  ]);
  markDatabaseLost();
  expect(databaseWasLost()).toBe(false);
});
