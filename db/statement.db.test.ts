import { eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { insertRows } from "./insert-rows.ts";
import { isAmong } from "./is-among.ts";
import { regionalTransaction, type RegionalTransaction } from "./regional/client.ts";
import { memberships, teams } from "./regional/schema.ts";
import { type Given, selection, statement } from "./statement.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const inAcme = <T>(work: (tx: RegionalTransaction) => Promise<T>) =>
  regionalTransaction("us", "", { "app.account_id": stage.acme.accountId }, work);

test("a statement is made once and filled anew each time, a list of any length as one parameter", async () => {
  let made = 0;
  const find = statement<{ ids: readonly string[]; role: string | null }, { name: string }>(({ ids, role }) => {
    made += 1;
    return sql`select name from ${memberships} where ${isAmong(memberships.userId, ids)} and (${role}::text is null or role = ${role}) order by name`;
  });
  const named = async (ids: readonly string[], role: string | null) =>
    (await inAcme((tx) => find(tx, { ids, role }))).map(({ name }) => name);
  const { olivia, adam } = stage;
  const [nameOfAdam, nameOfOlivia] = await named([olivia.userId, adam.userId], null);
  expect(await named([olivia.userId, adam.userId], "owner")).toEqual([nameOfOlivia]);
  expect(await named([adam.userId, ...Array.from({ length: 1000 }, () => uuidv7())], null)).toEqual([nameOfAdam]);
  expect(await named([], null)).toEqual([]);
  expect(made).toBe(1);
});

test("a selection reads its fields as their columns say, to the microsecond", async () => {
  const find = selection(
    { joinedAt: memberships.joinedAt, years: sql<number>`7::integer` },
    ({ userId }: Given<{ userId: string }>) => sql`from ${memberships} where ${eq(memberships.userId, userId)}`,
  );
  const { userId } = stage.olivia;
  await connections.us`update memberships set joined_at = '2026-03-01 10:00:00.123456+00' where user_id = ${userId}`;
  expect(await inAcme((tx) => find(tx, { userId }))).toEqual([{ joinedAt: "2026-03-01T10:00:00.123456Z", years: 7 }]);
});

test("rows are inserted in their order, with what PostgreSQL works out and the defaults of what is left out", async () => {
  const { accountId } = stage.acme;
  type Team = { accountId: string; id: string };
  const insert = statement<{ rows: readonly Team[] }, { id: string; name: string; dated: boolean }>(
    ({ rows }) => sql`${insertRows(teams, ["accountId", "id"], rows, [["name", sql`'Team ' || nth`]])}
      returning id, name, created_at is not null as dated`,
  );
  const ids = [uuidv7(), uuidv7(), uuidv7()].toReversed();
  const written = await inAcme((tx) => insert(tx, { rows: ids.map((id) => ({ accountId, id })) }));
  expect([...written]).toEqual(ids.map((id, index) => ({ id, name: `Team ${index + 1}`, dated: true })));
});
