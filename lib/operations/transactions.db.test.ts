import { count } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { auditEvents } from "#db/regional/schema.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { inAccount, oneMoment } from "./transactions.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

test("what is written while a read is under way is not in it", async () => {
  const counts = await inAccount(
    "us",
    stage.acme.accountId,
    async (tx) => {
      const events = () => tx.select({ events: count() }).from(auditEvents);
      const before = await events();
      await succeed("team.create", stage.as.olivia, stage.acme.slug, { name: "Research" });
      return [before, await events()];
    },
    oneMoment,
  );
  expect(counts).toEqual([[{ events: 0 }], [{ events: 0 }]]);
  expect((await succeed("audit.list", stage.as.olivia, stage.acme.slug, {})).events).toHaveLength(1);
});
