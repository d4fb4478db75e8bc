import { afterAll, beforeEach, expect, test } from "vitest";
import type { User } from "#lib/actor/actor.ts";
import type { CrossingContext } from "#lib/actor/context.ts";
import { requireUser } from "#lib/operations/caller.ts";
import { toResult } from "#lib/operations/failure.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { crossing } from "#lib/operations/transactions.ts";
import { completeAccount } from "#lib/profile/complete-account.ts";
import { ageCreations } from "#local/ageing.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { attempt, createUser, setStage, signIn, type Stage, succeed } from "#local/stage.ts";
import { createOrganization } from "./create.ts";

/** A process that stands still between two steps of a creation, until the sweeper has looked or nearly so. */
type Stall = { after: "reserved" | "made"; minutes: number };

const connections = connectAsOwner();
let stage: Stage;
let slug: string;

beforeEach(async () => {
  stage = await setStage(connections);
  slug = `stalled-${stage.acme.slug.slice(-12)}`;
});
afterAll(() => endConnections(connections));

/** With its answer when it goes on. */
async function stalled<T>(
  caller: Stage["as"]["nina"],
  { after, minutes }: Stall,
  whose: { slug?: string; userId?: string },
  verb: (context: CrossingContext<User>) => Promise<T>,
) {
  const whole = crossing(await requireUser(caller));
  const stand = async () => {
    await ageCreations(connections, minutes, whose);
    await performJob("creation.sweep", { database: "directory" }, {});
  };
  const inAccount: CrossingContext<User>["inAccount"] = async (...given) => {
    if (after === "reserved") await stand();
    const made = await whole.inAccount(...given);
    if (after === "made") await stand();
    return made;
  };
  const elapsedMinutes = after === "reserved" ? minutes : 0;
  const inDirectory: CrossingContext<User>["inDirectory"] = async (work) => older(await whole.inDirectory(work), elapsedMinutes);
  const askDirectory: CrossingContext<User>["askDirectory"] = async (ask) => older(await whole.askDirectory(ask), elapsedMinutes);
  return toResult(() => verb({ ...whole, inDirectory, askDirectory, inAccount }));
}

/** What the process remembers of its reservation is as old as the row. */
function older<T>(read: T, minutes: number): T {
  if (typeof read !== "object" || read === null || !("createdAt" in read)) return read;
  const createdAt = new Date(Date.parse(String(read.createdAt)) - minutes * 60_000).toISOString();
  return { ...read, createdAt };
}

const create = (stall: Stall) =>
  stalled(stage.as.nina, stall, { slug }, (context) => createOrganization(context, { name: "Stalled", region: "eu", slug }));
const tookTooLong = { ok: false, error: { code: "conflict", message: expect.stringContaining("took too long") } };

test.each([9, 11])(
  "an organization reserved %i minutes before its region hears of it is refused, not made, and its slug is free",
  async (minutes) => {
    expect(await create({ after: "reserved", minutes })).toMatchObject(tookTooLong);
    expect(await connections.eu`select 1 from organizations where slug = ${slug}`).toHaveLength(0);
    expect(await succeed("organization.listOwn", stage.as.nina, null, {})).toMatchObject({ organizations: [] });
    expect(await succeed("organization.create", stage.as.gus, null, { name: "Stalled", region: "eu", slug })).toMatchObject({ slug });
  },
);

test("an organization the sweeper finished first is whole, and its creator is told so", async () => {
  expect(await create({ after: "made", minutes: 11 })).toMatchObject({ ok: true, data: { slug } });
  expect(await attempt("organization.view", stage.as.nina, slug, {})).toMatchObject({ ok: true, data: { name: "Stalled" } });
});

test("an organization dismissed before its creation went on is not called made", async () => {
  const retire = () => connections.directory`update organization_directory set state = 'retired' where slug = ${slug}`;
  const whole = crossing(await requireUser(stage.as.nina));
  const inAccount: CrossingContext<User>["inAccount"] = async (...given) => {
    const made = await whole.inAccount(...given);
    await retire();
    return made;
  };
  expect(await toResult(() => createOrganization({ ...whole, inAccount }, { name: "Stalled", region: "eu", slug }))).toMatchObject(
    tookTooLong,
  );
});

async function newcomer() {
  const userId = await createUser(connections, `newcomer@${slug}.example`, null);
  const caller = await signIn(connections, userId);
  const complete = (stall: Stall) =>
    stalled(caller, stall, { userId }, (context) => completeAccount(context, { name: "Zoë Zed", region: "eu" }));
  return { userId, caller, complete };
}

test.each([9, 11])("a personal account reserved %i minutes before is refused and not made, and may be made again", async (minutes) => {
  const { userId, caller, complete } = await newcomer();
  expect(await complete({ after: "reserved", minutes })).toMatchObject(tookTooLong);
  expect(await connections.eu`select 1 from accounts where user_id = ${userId}`).toHaveLength(0);
  await ageCreations(connections, 11, { userId });
  await performJob("creation.sweep", { database: "directory" }, {});
  expect(await succeed("account.complete", caller, null, { name: "Zoë Zed", region: "us" })).toEqual({ name: "Zoë Zed", region: "us" });
});

test("a personal account the sweeper finished first has its name", async () => {
  const { caller, complete } = await newcomer();
  expect(await complete({ after: "made", minutes: 11 })).toMatchObject({ ok: true });
  expect(await succeed("profile.view", caller, null, {})).toMatchObject({ name: "Zoë Zed", region: "eu" });
});
