import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleInput, type SampleWorld, shortestInput } from "#e2e/support/samples.ts";
import { AppError } from "#lib/errors.ts";
import type { OrganizationName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import type { CrowdSize } from "#local/crowd-rows.ts";
import { gatherCrowd } from "#local/crowd.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { violations } from "#local/violations.ts";
import { longestList } from "./longest-list.ts";
import { sampleWorldOf } from "./sample-world.ts";

const few: CrowdSize = {
  members: 4,
  teams: 3,
  largeTeam: 1,
  projects: 2,
  grants: 10,
  invitations: 12,
  batchRows: 2,
  auditEvents: 4,
  denials: 2,
};
const many: CrowdSize = {
  members: 1200,
  teams: 150,
  largeTeam: 400,
  projects: 300,
  grants: 1200,
  invitations: 900,
  batchRows: 300,
  auditEvents: 600,
  denials: 300,
};

/** Rows of a page, and kilobytes that it may have. */
const rowsMax = 100;
const kilobytesMax = 80;

/** What answers with everything there is, and how it is bounded. */
const whole: Partial<Record<OrganizationName, string>> = {
  "member.export": "one line of CSV for each member",
  "audit.export": "at most 10,000 events",
  "invitation.exportRefused": "at most the 1,000 rows of a list",
};

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

type Setting = { stage: Stage; world: SampleWorld };
let small: Setting;
let large: Setting;
beforeAll(async () => {
  [small, large] = await Promise.all([setCrowd(few), setCrowd(many)]);
});

const reads = Object.entries(operations).flatMap(([name, operation]) =>
  operation.scope === "organization" && operation.kind === "read" ? [[name as OrganizationName, operation] as const] : [],
);
const readers = ["olivia", "adam", "milo"] as const satisfies readonly Person[];

describe.for(reads)("%s", ([name, operation]) => {
  test.for(readers)("asks %s's database as often for 1,200 members as for 12, and answers with a page", async (reader) => {
    for (const optional of [true, false]) {
      const before = await ask(small, reader, operation, optional);
      const after = await ask(large, reader, operation, optional);
      expect(shapes(after.statements)).toEqual(shapes(before.statements));
      if (name in whole) continue;
      expect(longestList(after.answer)).toBeLessThanOrEqual(rowsMax);
      expect(JSON.stringify(after.answer ?? null).length / 1000).toBeLessThan(kilobytesMax);
    }
  });
});

test("what answers with everything is a read of the table", () => {
  expect(reads.map(([name]) => name)).toEqual(expect.arrayContaining(Object.keys(whole)));
});

test("a crowd breaks no invariant", async () => {
  expect(await violations(connections.us, large.stage.acme.accountId)).toEqual([]);
});

type Read = (typeof reads)[number][1];

/** What the read itself sends, and what it answers; null where the reader may not. */
async function ask({ stage, world }: Setting, reader: Person, operation: Read, optional: boolean) {
  let answer: unknown = null;
  const run = operation.prepare(optional ? sampleInput(operation.input, world) : shortestInput(operation.input, world));
  const statements = await statementsOf(stage, reader, async (context) => {
    answer = await run(context).catch((error: unknown) => {
      if (error instanceof AppError) return null;
      throw error;
    });
  });
  return { statements, answer };
}

async function setCrowd(size: CrowdSize): Promise<Setting> {
  const stage = await setStage(connections);
  const crowd = await gatherCrowd(connections, stage.acme, stage.olivia, size);
  return { stage, world: sampleWorldOf(stage, crowd) };
}

/** Without values: a list of ids is one thing, however long. */
function shapes(statements: readonly string[]): string[] {
  return statements.map((statement) => statement.replace(/\$\d+(, \$\d+)*/g, "$"));
}
