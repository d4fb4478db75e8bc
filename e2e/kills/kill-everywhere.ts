import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { closePools } from "#db/connection.ts";
import { ageCreations } from "#local/ageing.ts";
import { count } from "#local/count.ts";
import { setStage, type Stage } from "#local/stage.ts";
import type { Deed, Killable } from "./deed.ts";
import type { Moment } from "./statement-proxy.ts";
import { commit } from "./statement-reader.ts";
import { answer } from "./victim.ts";
import { type RowCounts, World } from "./world.ts";

/**
 * Kills the app's process (-9) at every statement of each of these, which span databases (SECURITY, Kill tests;
 * ARCHITECTURE 5). Its file resets its modules before it imports: those of the files before have read the environment.
 */
export function killEverywhere(killables: Record<string, (world: World, stage: Stage) => Killable>): void {
  let world: World;
  let stage: Stage;

  beforeAll(async () => {
    world = await World.start();
    stage = await setStage(world.connections);
  }, 60_000);
  afterAll(async () => {
    await closePools();
    await world?.stop();
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  test.for(Object.entries(killables))(
    "%s, killed at any statement, is whole or nothing, and the jobs finish it",
    { timeout: 600_000 },
    async ([name, killable]) => {
      const { prepare, refusals } = killable(world, stage);
      const { statements, rows, isJob } = await performWhole(world, await prepare());
      const rounds = roundsOf(statements, isJob);
      for (const round of rounds) {
        const at = `${name} killed ${round.side} ${round.n}, ${statements[round.n - 1]}`;
        await killOnce(world, await prepare(), round, { rows, refusals, at });
      }
      console.log(`${name}: ${statements.length} statements, ${rounds.length} kills`);
      count("kills", rounds.length);
    },
  );
}

/** What it asks of PostgreSQL and what is left of it when nothing happens to it. */
async function performWhole(world: World, deed: Deed): Promise<{ statements: string[]; rows: RowCounts; isJob: boolean }> {
  const before = await world.countRows();
  const { result, statements } = await world.perform(deed.ask, null);
  expect(result).toMatchObject({ ok: true });
  await world.workJobs();
  expect(await deed.look()).toBe("whole");
  return { statements, rows: changes(before, await world.countRows()), isJob: "job" in deed.ask };
}

/** Who saw nothing happen asks again, at once when `impatient`, else after the jobs. */
type Round = Moment & { impatient: boolean };

/** Before each statement, and after the last, whose answer then reaches nobody; people are impatient after each commit too. */
function roundsOf(statements: string[], isJob: boolean): Round[] {
  const rounds = statements.map((_statement, index): Round => ({ n: index + 1, side: "before", impatient: false }));
  const commits = statements.flatMap((statement, index): Round[] =>
    commit.test(statement) ? [{ n: index + 1, side: "after", impatient: !isJob }] : [],
  );
  return [...rounds, ...(isJob ? commits.slice(-1) : commits)];
}

type Expected = { rows: RowCounts; refusals: readonly string[]; at: string };

async function killOnce(world: World, deed: Deed, round: Round, { rows, refusals, at }: Expected): Promise<void> {
  const { impatient, ...moment } = round;
  const before = await world.countRows();
  const { result } = await world.perform(deed.ask, moment);
  expect(result, at).toBeNull();
  const first = await deed.look();
  const answered = impatient ? await answer(deed.ask) : null;
  if (answered && !answered.ok) expect(refusals, at).toContain(answered.error.code);

  await ageCreations(world.connections, 11);
  await world.workJobs();
  const then = await deed.look();
  if (first !== "absent" || answered?.ok) expect(then, at).toBe("whole");
  else expect(["absent", "whole"], at).toContain(then);
  expect(changes(before, await world.countRows()), at).toEqual(then === "whole" ? rows : {});

  // A job that has found its end is asked again by every run of the jobs.
  if ("job" in deed.ask) return;
  const again = await answer(deed.ask);
  if (then === "absent") expect(again, at).toMatchObject({ ok: true });
  else if (!again.ok) expect(refusals, at).toContain(again.error.code);
  await world.workJobs();
  expect(await deed.look(), at).toBe("whole");
  expect(changes(before, await world.countRows()), at).toEqual(rows);
}

function changes(before: RowCounts, after: RowCounts): RowCounts {
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, rows]) => (rows === before[table] ? [] : [[table, rows - (before[table] ?? 0)]])),
  );
}
