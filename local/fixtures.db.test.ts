import { afterAll, expect, test } from "vitest";
import { connectAsOwner } from "./connect.ts";
import { endConnections } from "./databases.ts";
import { createCast } from "./fixtures.ts";
import { seed } from "./seed.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

test("the cast is written with its seats counted and its invitation pending", async () => {
  const { acme, globex, olivia } = await createCast(connections, "-fixtures");
  const [row] =
    await connections.us`select owner_user_id, seats_used, seats_reserved from organizations where account_id = ${acme.accountId}`;
  expect(row).toMatchObject({ owner_user_id: olivia.userId, seats_used: 8, seats_reserved: 1 });
  expect(await connections.us`select 1 from organizations where account_id = ${globex.accountId}`).toHaveLength(0);
  expect(await connections.eu`select 1 from organizations where account_id = ${globex.accountId}`).toHaveLength(1);
  expect(olivia.email).toBe("olivia+fixtures@acme.example");
});

test("an admin is outside team Data and another inside it", async () => {
  const { acme, adam, anna } = await createCast(connections, "-outside");
  const inside =
    await connections.us`select user_id from team_memberships where account_id = ${acme.accountId} and team_id = ${acme.teams["Data"] ?? ""}`;
  const people = inside.map(({ user_id }) => user_id);
  expect(people).toContain(anna.userId);
  expect(people).not.toContain(adam.userId);
});

test("the seed is written once", async () => {
  expect(await seed(connections)).toBe(true);
  expect(await seed(connections)).toBe(false);
});
