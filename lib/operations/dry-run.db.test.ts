import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { askedBy, type Command, commands } from "#local/dry-run/changes.ts";
import { foretold, happened } from "#local/dry-run/compare.ts";
import { draw, sketches } from "#local/dry-run/organizations.ts";
import { readFacts } from "#local/dry-run/truth.ts";
import { dryRunCount } from "#local/rounds.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

/** CONTRIBUTING says how a failed run is repeated. */
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
const path = process.env["SEED_PATH"];

/** Organizations of one run, worked on at once, and what is tried in each; about half of it is refused, the dry run as well. */
const [atOnce, tries] = [4, 20];
const story = fc.record({ sketch: sketches, changes: fc.array(commands, { minLength: tries, maxLength: tries }) });

test(
  `of ${dryRunCount} changes each does what its dry run said, to everybody (SEED=${seed})`,
  { timeout: 120_000 + dryRunCount * 1000 },
  async () => {
    const began = performance.now();
    const made = new Map<string, number>();
    const property = fc.asyncProperty(fc.array(story, { minLength: atOnce, maxLength: atOnce }), async (stories) => {
      await Promise.all(stories.map(({ sketch, changes }) => tell(sketch, changes)));
    });

    async function tell(sketch: Parameters<typeof draw>[1], changes: readonly Command[]): Promise<void> {
      const drawn = await draw(connections, sketch);
      let facts = await readFacts(connections.us, drawn.accountId);
      for (const command of changes) {
        const { kind, preview, make, said, askerId } = askedBy(drawn, facts, command);
        const before = facts;
        const dryRun = await preview();
        const done = await make();
        facts = await readFacts(connections.us, drawn.accountId);
        expect(dryRun.ok ? "ok" : dryRun.error, said).toEqual(done.ok ? "ok" : done.error);
        if (!dryRun.ok) expect(facts, said).toEqual(before);
        else {
          expect(foretold(dryRun.data, before, facts), `${said} in ${JSON.stringify(before)}`).toEqual(happened(before, facts, askerId));
          made.set(kind, (made.get(kind) ?? 0) + 1);
        }
      }
      expect(await violations(connections.us, drawn.accountId)).toEqual([]);
    }

    await fc.assert(property, { seed, numRuns: Math.ceil(dryRunCount / 30), endOnFailure: true, ...(path && { path }) });
    const total = [...made.values()].reduce((sum, number) => sum + number, 0);
    const seconds = ((performance.now() - began) / 1000).toFixed(0);
    console.log(`${total} changes in ${seconds} s were as foretold: ${JSON.stringify(Object.fromEntries(made))}; SEED=${seed}`);
    if (path) return;
    expect(total).toBeGreaterThanOrEqual(dryRunCount);
    expect([...made.keys()]).toHaveLength(9);
  },
);
