import { deepStrictEqual } from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import type { OwnerConnections } from "../databases.ts";
import { unknownTeam } from "./organizations.ts";
import { readOrganizations, readPeople } from "./read.ts";
import type { World } from "./world.ts";

/** What the databases hold of a world's organizations and people. */
export type Held = Awaited<ReturnType<typeof readHeld>>;

export async function readHeld(connections: OwnerConnections, world: World) {
  const [{ organizations, auditRows }, people] = await Promise.all([
    readOrganizations(connections, Object.keys(world.organizations)),
    readPeople(connections, Object.keys(world.people)),
  ]);
  return { organizations, auditRows, people };
}

/** Whether the databases hold this world and nothing else. */
export function isHeld(held: Held, world: World): boolean {
  return isDeepStrictEqual(shown(held), told(world, held));
}

/** Throws an error that names every difference. */
export function requireHeld(held: Held, world: World): void {
  deepStrictEqual(shown(held), told(world, held), "What the databases hold (+) is not what the model says (-)");
}

/** The world with the ids that no answer named. */
export function completed(world: World, held: Held): World {
  const after = structuredClone(world);
  for (const { accountId, teams } of Object.values(after.organizations)) {
    const first = teams[unknownTeam];
    const [teamId] = Object.keys(held.organizations[accountId]?.teams ?? {});
    if (!first || !teamId) continue;
    delete teams[unknownTeam];
    teams[teamId] = first;
  }
  return after;
}

function shown({ organizations, people }: Held) {
  return { organizations, people };
}

function told(world: World, held: Held) {
  const { organizations, people } = completed(world, held);
  return {
    organizations: Object.fromEntries(Object.entries(organizations).filter(([, { dismissed }]) => !dismissed)),
    people: Object.fromEntries(
      Object.values(people).map(({ userId, email, name, personalRegion, sessions }) => [
        userId,
        { userId, email, name, personalRegion, sessionIds: sessions.map(({ sessionId }) => sessionId).toSorted() },
      ]),
    ),
  };
}
