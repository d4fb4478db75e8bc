import { afterAll, describe, expect, test } from "vitest";
import { sampleAcme } from "#e2e/support/sample-organization.ts";
import { sampleInput } from "#e2e/support/samples.ts";
import type { Result } from "#lib/errors.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { type Held, isHeld, readHeld } from "#local/model/compare.ts";
import { type Ask, foretell, tidied, verdictOf } from "#local/model/foretell.ts";
import { organizationWrites } from "#local/model/operations.ts";
import { type Setting, setWorld } from "#local/model/set-world.ts";
import { countSeats, found, type World } from "#local/model/world.ts";
import { atOnce } from "#local/race.ts";
import { pairRounds } from "#local/rounds.ts";
import { violations } from "#local/violations.ts";
import { toResult } from "./failure.ts";
import { perform, type PublicName } from "./perform.ts";
import { operations } from "./table.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

/** Whom what is done to people is done to: a plain member, or the very admin who asks for everything else. */
const subjects = ["milo", "adam"] as const;
type Subject = (typeof subjects)[number];

/** How many races were decided one way, the other, or ended alike both ways. */
const orders = { first: 0, second: 0, either: 0 };

test.for(organizationWrites.flatMap((name) => subjects.map((subject) => [name, subject] as const)))(
  "%s about %s succeeds alone",
  async ([name, subject]) => {
    const setting = await setStageFor([name], subject);
    expect(await put(setting, askOf(name, setting, subject))).toMatchObject({ ok: true });
  },
);

describe.for(organizationWrites)("%s at once with", (one) => {
  const others = organizationWrites.slice(organizationWrites.indexOf(one));
  test.for(others)("%s is as one after the other", { timeout: 20_000 + pairRounds * 2000 }, async (other) => {
    for (let round = 0; round < pairRounds; round += 1) {
      const subject = subjects[round % 2 === Math.floor(round / 2) % 2 ? 0 : 1] ?? "milo";
      const setting = await setStageFor([one, other], subject);
      const asks = [askOf(one, setting, subject), askOf(other, setting, subject)] as const;
      const results = await atOnce(
        connections,
        round,
        () => put(setting, asks[0]),
        () => put(setting, asks[1]),
      );
      const held = await readHeld(connections, setting.world);
      const first = isSerial(held, setting.world, [asks[0], results[0]], [asks[1], results[1]]);
      const second = isSerial(held, setting.world, [asks[1], results[1]], [asks[0], results[0]]);
      const heard = `round ${round} about ${subject}: ${results.map(verdictOf).join(", ")}`;
      expect({ heard, serial: first || second }).toEqual({ heard, serial: true });
      expect(await violations(connections.us, setting.cast.acme.accountId)).toEqual([]);
      orders[first && second ? "either" : first ? "first" : "second"] += 1;
    }
    count("races", pairRounds);
  });
});

test("both orders were seen", () => {
  console.log(`Pairs at once: ${JSON.stringify(orders)}`);
  expect(Math.min(orders.first, orders.second)).toBeGreaterThan(0);
});

type Answered = readonly [Ask, Result<unknown>];

/** Whether answers and databases are as if one had come after the other; the job that tidies may come by before or after. */
function isSerial(held: Held, world: World, [ask, result]: Answered, [laterAsk, laterResult]: Answered): boolean {
  return [world, tidied(world)].some((begin) => {
    const once = foretell(begin, ask, result);
    const twice = foretell(once.world, laterAsk, laterResult);
    const answered = once.verdict === verdictOf(result) && twice.verdict === verdictOf(laterResult);
    return answered && [twice.world, tidied(twice.world)].some((end) => isHeld(held, end));
  });
}

function put({ world, cast }: Setting, { name, userId, input }: Ask): Promise<Result<unknown>> {
  const sessionToken = world.people[userId]?.sessions[0]?.token ?? null;
  return toResult(() => perform(name, { sessionToken, clientAddress: null }, cast.acme.slug, input));
}

/** Ines's invitation waits, sent an hour ago; the subject is in Data, but where joining it is tried. */
async function setStageFor(names: readonly PublicName[], subject: Subject): Promise<Setting> {
  const setting = await setWorld(connections, null);
  const { accountId, teams } = setting.cast.acme;
  const acme = found(setting.world.organizations[accountId]);
  const [teamId, { userId }] = [teams["Data"] ?? "", setting.cast[subject]];
  if (names.includes("invitation.remove")) {
    await connections.us`update invitations set expires_at = now() - interval '1 second' where account_id = ${accountId}`;
    for (const invitation of Object.values(acme.invitations)) invitation.overdue = true;
  }
  if (!names.includes("team.addMember") && !names.includes("team.addMembers")) {
    await connections.us`insert into team_memberships ${connections.us({ account_id: accountId, team_id: teamId, user_id: userId, role: "admin" })}`;
    Object.assign(found(acme.teams[teamId]).people, { [userId]: "admin" });
  }
  countSeats(acme);
  return setting;
}

/** The question that the samples make of an operation; all are about the same person, team and invitation. */
function askOf(name: PublicName, setting: Setting, subject: Subject): Ask {
  const { cast, world } = setting;
  const { accountId } = cast.acme;
  // The model has no projects and no batches.
  const samples = sampleAcme(cast, subject, { project: { projectId: "", projectRoleId: "", name: "" }, batchId: "" });
  const input = sampleInput(operations[name].input, samples);
  const userId = askerOf(name, input, setting, subject);
  return { name, userId, sessionId: world.people[userId]?.sessions[0]?.sessionId ?? null, accountId, input };
}

/** The owner where it is about a person or the end, Ines where it is about what waits for her, else Adam. */
function askerOf(name: PublicName, input: object, { cast, ines }: Setting, subject: Subject): string {
  if (operations[name].scope !== "organization") return ines;
  if (name === "organization.leave") return cast[subject].userId;
  const aboutPeople = ["userId", "userIds", "people"].some((field) => field in input);
  return aboutPeople || name === "organization.dismiss" ? cast.olivia.userId : cast.adam.userId;
}
