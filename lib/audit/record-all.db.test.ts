import { afterAll, beforeEach, expect, test } from "vitest";
import { changeRole } from "#lib/members/change-role.ts";
import { leaveOrganization } from "#lib/members/leave.ts";
import { expireDue } from "#lib/invitations/expire-due.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

/** Pending invitations that Mona sent, with ids in the order of their addresses but written in another. */
const sendAsMona = (many: number, days: number) => connections.us`
  insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, expires_at)
  select ${stage.acme.accountId}, ('0193aaaa-7bbb-7ccc-8ddd-' || right(replace(${stage.acme.accountId}::text, '-', ''), 6) || lpad(n::text, 6, '0'))::uuid,
    'n' || lpad(n::text, 6, '0') || '@newcomers.example', 'member', 'pending', ${stage.mona.userId}, 'Mona Meyer', now() + make_interval(days => ${days})
  from generate_series(1, ${many}) n order by md5(n::text)`;
const addresses = (many: number) => Array.from({ length: many }, (_, index) => `n${String(index + 1).padStart(6, "0")}@newcomers.example`);
const recorded = async (event: string) =>
  (
    await connections.us<{ name: string }[]>`
      select target_name as name from audit_events where account_id = ${stage.acme.accountId} and event = ${event} order by number`
  ).map(({ name }) => name);

const ways = [
  [
    "leaving",
    "invitation.cancelled",
    7,
    () => statementsOf(stage, "mona", (context) => leaveOrganization(context, { confirmName: "Acme" })),
  ],
  [
    "a lower role",
    "invitation.cancelled",
    7,
    () => statementsOf(stage, "olivia", (context) => changeRole(context, { userId: stage.mona.userId, role: "billing" })),
  ],
  ["time", "invitation.expired", -1, () => statementsOf(stage, "olivia", ({ tx, actor }) => expireDue(tx, actor.accountId))],
] as const;

test.each(ways)("what %s ends is recorded whole, in order and in as many statements for 2 as for 300", async (_way, event, days, end) => {
  await sendAsMona(2, days);
  const few = await end();
  expect(await recorded(event)).toEqual(addresses(2));
  stage = await setStage(connections);
  await sendAsMona(300, days);
  expect(await end()).toHaveLength(few.length);
  expect(await recorded(event)).toEqual(addresses(300));
  expect(await succeed("audit.verify", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ ok: true });
  expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
});

test("more than one insert can hold are recorded too", async () => {
  await sendAsMona(7000, -1);
  await ways[2][3]();
  expect(await recorded("invitation.expired")).toEqual(addresses(7000));
  expect(await succeed("audit.verify", stage.as.olivia, stage.acme.slug, {})).toMatchObject({ ok: true, events: 7000 });
});
