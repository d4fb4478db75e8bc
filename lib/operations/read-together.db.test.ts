import { sql } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import type { Caller } from "#lib/actor/session.ts";
import { authorize, wasAsked } from "#lib/policy/decide.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { setStage, type Stage } from "#local/stage.ts";
import { requireUserAt } from "./caller.ts";
import { perform } from "./perform.ts";
import { readTogether } from "./read-together.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

/** Of a page, which reads several operations. */
const pageOf = (person: Person): Caller => ({ ...stage.as[person], found: new Map() });

async function reading(caller: Caller) {
  const { acme } = stage;
  const { user } = await requireUserAt(caller, acme.slug);
  return <O>(read: (context: Context<Member>) => Promise<O>) => readTogether(caller, acme, user, read);
}

/** When the transaction began, to the microsecond. */
const begun = async ({ tx }: Context<Member>) => {
  const [row] = await tx.execute<{ at: string }>(sql`select now()::text as at`);
  return row?.at;
};

test("what a page asks at once is read in one transaction, what it asks later in another", async () => {
  const read = await reading(pageOf("milo"));
  const [one, other] = await Promise.all([read(begun), read(begun)]);
  expect(other).toBe(one);
  expect(await read(begun)).not.toBe(one);
});

test("nothing else shares its transaction", async () => {
  const { milo } = stage.as;
  const reads = await Promise.all([pageOf("milo"), pageOf("milo"), milo, milo].map(reading));
  expect(new Set(await Promise.all(reads.map((read) => read(begun)))).size).toBe(4);
});

test("of one page each read gets its own answer, and one that is refused hurts no other", async () => {
  const page = pageOf("milo");
  const [view, list, audit] = await Promise.allSettled([
    perform("organization.view", page, stage.acme.slug, {}),
    perform("member.list", page, stage.acme.slug, {}),
    perform("audit.list", page, stage.acme.slug, {}),
  ]);
  expect(view).toMatchObject({ value: { slug: stage.acme.slug, me: { role: "member" } } });
  expect(list).toMatchObject({ value: { members: expect.arrayContaining([expect.objectContaining({ isYou: true })]) } });
  expect(audit).toMatchObject({
    reason: { code: "denied", denial: { permission: "audit.view", people: expect.arrayContaining([stage.olivia.name]) } },
  });
});

test("what one read asked the policy, no other of the page has asked", async () => {
  const read = await reading(pageOf("milo"));
  const [asked, other] = await Promise.all([
    read(async ({ actor }) => {
      authorize(actor, "member.list");
      return wasAsked(actor, "member.list");
    }),
    read(async ({ actor }) => wasAsked(actor, "member.list")),
  ]);
  expect([asked, other]).toEqual([true, false]);
});

test("an outsider's reads find nothing, each of them", async () => {
  const page = pageOf("gus");
  const reads = [perform("organization.view", page, stage.acme.slug, {}), perform("member.list", page, stage.acme.slug, {})];
  expect(await Promise.allSettled(reads)).toEqual(
    reads.map(() => expect.objectContaining({ reason: expect.objectContaining({ code: "notFound" }) })),
  );
});
