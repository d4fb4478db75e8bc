import { afterAll, beforeAll, describe, test } from "vitest";
import { closePools } from "#db/connection.ts";
import { restRoutes } from "#lib/rest/route-table.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { OperationCells } from "./cells.ts";
import { openChannels, type Channels } from "./channels.ts";
import { joinRun } from "./environment.ts";

/**
 * The authorization matrix (ARCHITECTURE 4): every operation of the table x every principal x own and foreign
 * organization and foreign rows x verb, action and REST. What is expected stands in lib/policy/written-matrix.ts.
 */
const app = joinRun();
const connections = connectAsOwner(5);
let channels: Channels;

beforeAll(async () => {
  channels = await openChannels(app);
});

afterAll(async () => {
  await endConnections(connections);
  await closePools();
});

describe.concurrent("as the matrix says", { timeout: 180_000 }, () => {
  test.for(restRoutes.map(({ name }) => name))("%s", async (name, { expect }) => {
    const checked = new OperationCells(name, channels, connections);
    await checked.check();
    count("cells", checked.cells);
    expect(checked.wrong).toEqual([]);
  });
});
