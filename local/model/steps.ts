import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { perform, type PublicName } from "#lib/operations/perform.ts";
import type { OwnerConnections } from "../databases.ts";
import { completed, type Held, isHeld, readHeld, requireHeld } from "./compare.ts";
import { type Ask, foretell, tidied, verdictOf } from "./foretell.ts";
import { happenings } from "./happenings.ts";
import type { Choose } from "./modelled.ts";
import { modelledOperations } from "./operations.ts";
import { found, type Organization, type Person, type World } from "./world.ts";

/** A number for each choice on the way: who, where, what of whom. The same numbers make the same command. */
export type Command = { name: string; choices: number[] };

/** What makes the rest of a sequence idle comes seldom. */
const seldom = ["organization.dismiss", "session.signOut", "session.signOutEverywhere", "session.revoke"];
const names = [...Object.keys(modelledOperations), ...Object.keys(happenings)];

const command: fc.Arbitrary<Command> = fc.record({
  name: fc.oneof(...names.map((name) => ({ weight: seldom.includes(name) ? 1 : 4, arbitrary: fc.constant(name) }))),
  choices: fc.array(fc.nat({ max: 9_999 }), { minLength: 12, maxLength: 12 }),
});

/** Acme's seats, and what people then do. */
export const sequences = fc.record({
  seatsPaid: fc.constantFrom(null, null, 12, 10),
  commands: fc.array(command, { minLength: 1, maxLength: 25, size: "max" }),
});

/** The world as it is told so far, and how long the audit logs are. */
export type Tale = { world: World; auditRows: Held["auditRows"]; lines: string[] };

/** Performs one command and holds its answer, the databases and the audit log to the model. Throws what is different. */
export async function step(connections: OwnerConnections, tale: Tale, { name, choices }: Command): Promise<"ok" | "refused" | "happened"> {
  const choose = choosing(choices);
  const happening = happenings[name];
  if (happening) {
    tale.lines.push(name);
    await happening(connections, tale.world, choose);
    return "happened";
  }
  const { ask, person, organization } = someAsk(name as PublicName, tale.world, choose);
  const line = `${person.email} at ${organization.slug}: ${name} ${JSON.stringify(ask.input)}`;
  tale.lines.push(line);
  const sessionToken = person.sessions.at(-1)?.token ?? null;
  const result = await toResult(() => perform(ask.name, { sessionToken, clientAddress: "203.0.113.7" }, organization.slug, ask.input));
  tale.lines.splice(-1, 1, `${line}: ${verdictOf(result)}`);

  const held = await readHeld(connections, foretell(tale.world, ask, result).world);
  const world = worldAfter(tale.world, held, ask, result);
  requireRecorded(tale, held, ask.name);
  Object.assign(tale, { world: completed(world, held), auditRows: held.auditRows });
  return result.ok ? "ok" : "refused";
}

/** What the model says there is now. Throws when door or databases say otherwise. The job that tidies may come by before or after. */
function worldAfter(before: World, held: Held, ask: Ask, result: Result<unknown>): World {
  const foretold = foretell(before, ask, result);
  const possible = [foretold, foretell(tidied(before), ask, result), { ...foretold, world: tidied(foretold.world) }];
  const matching = possible.find(({ verdict, world }) => verdict === verdictOf(result) && isHeld(held, world));
  if (matching) return matching.world;
  if (foretold.verdict !== verdictOf(result)) throw new Error(`The model says ${foretold.verdict}, the door ${JSON.stringify(result)}`);
  requireHeld(held, foretold.world);
  return foretold.world;
}

/** An organization's rows change with a row in its audit log and never without one; of the others only a copied link has one. */
function requireRecorded({ world, auditRows }: Tale, held: Held, name: PublicName): void {
  for (const [accountId, rows] of Object.entries(held.auditRows)) {
    const before = world.organizations[accountId];
    if (!before) continue;
    const changed = !isDeepStrictEqual(held.organizations[accountId], before);
    const recorded = rows > (auditRows[accountId] ?? 0);
    if (changed !== recorded && !(recorded && name === "invitation.copyLink"))
      throw new Error(`${before.slug} was ${changed ? "changed without a row in its audit log" : "not changed, but its audit log grew"}`);
  }
}

function someAsk(name: PublicName, world: World, choose: Choose): { ask: Ask; person: Person; organization: Organization } {
  const modelled = found(modelledOperations[name], "internal");
  const organizations = Object.values(world.organizations);
  // Mostly Acme, whose roles are all taken.
  const organization = choose([...organizations.slice(0, 1), ...organizations.slice(0, 1), ...organizations.slice(0, 1), ...organizations]);
  const likely = modelled.askers?.(world) ?? leaders(world, organization);
  const everybody = Object.values(world.people);
  const person = choose(choose([likely, likely, likely, everybody].filter((group) => group.length > 0)));
  const input = modelled.input(choose, { world, person, organization });
  const sessionId = person.sessions.at(-1)?.sessionId ?? null;
  return { ask: { name, userId: person.userId, sessionId, accountId: organization.accountId, input }, person, organization };
}

function leaders({ people }: World, { members }: Organization): Person[] {
  return Object.values(people).filter(({ userId }) => ["owner", "admin", "maintainer"].includes(members[userId]?.role ?? ""));
}

function choosing(choices: readonly number[]): Choose {
  const left = [...choices];
  return (from) => {
    const chosen = from[(left.shift() ?? 0) % from.length];
    if (chosen === undefined) throw new Error("There is nothing to choose from");
    return chosen;
  };
}
