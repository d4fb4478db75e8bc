import { count, inArray, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { inOneGo } from "#db/in-one-go.ts";
import { insertRows } from "#db/insert-rows.ts";
import { inOneStatement } from "#db/one-statement.ts";
import { regional } from "#db/regional/client.ts";
import { auditEvents, organizations, teamMemberships, teams } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
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

test("what a transaction sends is prepared on its connection, a list of many parameters is not", async () => {
  const [prepared] = await inAccount("us", stage.acme.accountId, async (tx) => {
    for (const amount of [7, 100]) {
      const ids = Array.from({ length: amount }, () => stage.acme.accountId);
      await tx.select({ id: teams.id }).from(teams).where(inArray(teams.id, ids));
    }
    const isOf = (amount: number) => sql`bool_or(statement like '%"teams"."id" in (%' and statement like ${`%$${amount})`})`;
    return tx.execute(sql`select ${isOf(7)} as few, ${isOf(100)} as many from pg_prepared_statements`);
  });
  expect(prepared).toEqual({ few: true, many: false });
});

test("the account is set before the first statement, however many at once, and for no longer than the transaction", async () => {
  const slugs = await Promise.all(
    Array.from({ length: 60 }, (_, index) => {
      const { accountId, region } = index % 2 === 0 ? stage.acme : stage.globex;
      return inAccount(region, accountId, (tx) => tx.select({ slug: organizations.slug }).from(organizations));
    }),
  );
  expect(slugs).toEqual(slugs.map((_, index) => [{ slug: (index % 2 === 0 ? stage.acme : stage.globex).slug }]));
  const left = await Promise.all(
    Array.from({ length: 20 }, () =>
      regional("us").execute<{ account: string }>(sql`select current_setting('app.account_id', true) as account`),
    ),
  );
  expect(left.flatMap((rows) => rows.map(({ account }) => account ?? "")).filter((account) => account !== "")).toEqual([]);
});

test("what is sent in one go is performed in its order, and nothing of it stays where one fails", async () => {
  const { accountId } = stage.acme;
  const team = { accountId, id: uuidv7(), name: "Research" };
  const sent = inAccount("us", accountId, (tx) =>
    inOneGo(
      async () => tx.insert(teams).values(team),
      async () => tx.insert(teamMemberships).values({ accountId, teamId: team.id, userId: stage.milo.userId, role: "member" }),
      async () => tx.insert(teams).values(team),
      async () => tx.insert(teams).values({ ...team, id: uuidv7(), name: "Later" }),
    ),
  );
  // The second needs the first, the third repeats it.
  await expect(sent).rejects.toMatchObject({ cause: { code: "23505" } });
  expect(await connections.us`select 1 from teams where account_id = ${accountId} and name in ('Research', 'Later')`).toHaveLength(0);
});

test("what was sent in one go is over before its failure is told, as nothing may follow the end of the transaction", async () => {
  let over = false;
  const sent = inAccount("us", stage.acme.accountId, (tx) =>
    inOneGo(
      async () => {
        await tx.execute(sql`select 1`);
        throw new Error("refused");
      },
      async () => {
        await tx.execute(sql`select 2`);
        await tx.execute(sql`select 3`);
        over = true;
      },
    ).finally(() => expect(over).toBe(true)),
  );
  await expect(sent).rejects.toThrow("refused");
});

test("what is one statement happens in no order, with rows that name each other's, or not at all", async () => {
  const { accountId } = stage.acme;
  const founded = (name: string) => ({ accountId, id: uuidv7(), name });
  const writing = statement<{ team: readonly ReturnType<typeof founded>[]; teamId: string; userId: string }, { placed: string }>(
    ({ team, teamId, userId }) =>
      inOneStatement(
        {
          placed: sql`insert into ${teamMemberships} (account_id, team_id, user_id, role)
            values (${accountId}, ${teamId}, ${userId}, 'member') returning team_id`,
          founded: insertRows(teams, ["accountId", "id", "name"], team),
        },
        sql`select team_id as placed from placed`,
      ),
  );
  const write = (team: ReturnType<typeof founded>, teamId: string) =>
    inAccount("us", accountId, async (tx) => [...(await writing(tx, { team: [team], teamId, userId: stage.milo.userId }))]);
  const [kept, lost] = [founded("Kept"), founded("Lost")];
  expect(await write(kept, kept.id)).toEqual([{ placed: kept.id }]);
  await expect(write(lost, uuidv7())).rejects.toMatchObject({ cause: { code: "23503" } });
  const names = await connections.us`select name from teams where account_id = ${accountId} and name in ('Kept', 'Lost')`;
  expect([...names]).toEqual([{ name: "Kept" }]);
});
