import { afterAll, beforeAll, describe, test } from "vitest";
import { closePools } from "#db/connection.ts";
import { restRoutes } from "#lib/rest/route-table.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { joinRun } from "../matrix/environment.ts";
import { Outside } from "./asking.ts";
import { Trial } from "./trial.ts";

/**
 * Every field of every operation against a list of nasty values (SECURITY, Fuzz): refused with a sentence that names
 * the field, or accepted and shown back as typed; never a failure of ours, and nothing half-done.
 */
const app = joinRun();
const connections = connectAsOwner(5);
let outside: Outside;

beforeAll(async () => {
  outside = await Outside.of(app);
});

afterAll(async () => {
  await endConnections(connections);
  await closePools();
});

describe.concurrent("refused by name, or shown as typed", () => {
  test.for(restRoutes.map(({ name }) => name))("%s", { timeout: 300_000 }, async (name, { expect }) => {
    const trials = await Promise.all(outside.channelsOf(name).map((channel) => Trial.of(name, channel, outside, connections)));
    await Promise.all(trials.map((trial) => trial.run()));
    count(
      "values",
      trials.reduce((sum, { values }) => sum + values, 0),
    );
    expect(trials.flatMap(({ wrong }) => wrong)).toEqual([]);
  });
});
