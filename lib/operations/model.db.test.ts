import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { readHeld } from "#local/model/compare.ts";
import { listProblems, modelledOperations } from "#local/model/operations.ts";
import { setWorld } from "#local/model/set-world.ts";
import { sequences, step, type Tale } from "#local/model/steps.ts";
import { sequenceCount } from "#local/rounds.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

/** CONTRIBUTING says how a failed run is repeated. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const path = process.env["SEED_PATH"];

test("every write is in the model, or left out with a reason", () => {
  expect(listProblems()).toEqual([]);
});

test(
  `whatever ${sequenceCount} sequences of commands do, doors and databases are as the model says (SEED=${seed})`,
  { timeout: 300_000 + sequenceCount * 2000 },
  async () => {
    const seen = { ok: [] as string[], refused: [] as string[], happened: [] as string[] };
    const began = performance.now();
    const property = fc.asyncProperty(sequences, async ({ seatsPaid, commands }) => {
      const { world } = await setWorld(connections, seatsPaid);
      const tale: Tale = { world, auditRows: (await readHeld(connections, world)).auditRows, lines: [] };
      try {
        for (const command of commands) seen[await step(connections, tale, command)].push(command.name);
        for (const { region, accountId } of Object.values(tale.world.organizations))
          expect(await violations(connections[region], accountId)).toEqual([]);
      } catch (error) {
        throw new Error(`After\n  ${tale.lines.join("\n  ")}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
    });
    await fc.assert(property, { seed, numRuns: sequenceCount, ...(path && { path }) });
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    const { ok, refused, happened } = seen;
    console.log(
      `${sequenceCount} sequences in ${seconds} s: ${ok.length} commands succeeded, ${refused.length} were refused, ${happened.length} events; SEED=${seed}`,
    );
    if (!path) expect(new Set(ok)).toEqual(new Set(Object.keys(modelledOperations)));
  },
);
