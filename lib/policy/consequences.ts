import { describePermission } from "./descriptions.ts";
import { mayInvite } from "./may-invite.ts";
import type { Permission } from "./permissions.ts";
import { type Ground, joined, memberIn, placesOf, type Standing, type Where } from "./places.ts";
import { founderTeamRole, grantableRoles, type GrantableRole } from "./roles.ts";

/** People whom a change treats alike; the first few by name. */
export type Change = {
  people: number;
  names: readonly string[];
  before: Standing;
  /** Null: a member no more. */
  after: Standing | null;
  /** The open invitations of each of them, counted by the role that they give. */
  pending: Readonly<Partial<Record<GrantableRole, number>>>;
};

/** Who gains and loses what and where, in words that end "You can …". */
export type Effect = { people: number; names: string[]; where: Where; gains: string[]; loses: string[] };

/** What follows from a change. What it does to keys and to money joins here. */
export type Consequences = {
  effects: Effect[];
  /** Those that their senders could no longer send (PRODUCT 2.6). */
  invitationsCancelled: number;
  /** Names of teams that lose their last team admin (PRODUCT 3.6). */
  teamsLeftToOwner: string[];
  /** Members and open invitations less (PRODUCT 5.6). */
  seatsFreed: number;
};

/** What the policy answers for these people after the change and did not before, and the other way round. */
export function consequencesOf(changes: readonly Change[], ground: Ground): Consequences {
  const invitationsCancelled = total(changes, unsendable);
  return {
    effects: mergedPeople(changes.flatMap((change) => effectsOn(change, ground))),
    invitationsCancelled,
    teamsLeftToOwner: [...ground.teams].filter(([id, { admins }]) => isLeftToOwner(changes, id, admins)).map(([, { name }]) => name),
    seatsFreed: total(changes, ({ after, people }) => (after ? 0 : people)) + invitationsCancelled,
  };
}

/** What is in one list of permissions and not in the other, in words. */
export function difference(before: readonly Permission[], after: readonly Permission[]): Pick<Effect, "gains" | "loses"> {
  const words = (some: readonly Permission[], others: readonly Permission[]) =>
    some.filter((permission) => !others.includes(permission)).map((permission) => describePermission(permission));
  return { gains: words(after, before), loses: words(before, after) };
}

const namesShown = 5;

/** Effects that say the same about different people are one. */
export function mergedPeople<E extends Omit<Effect, "where">>(effects: readonly E[]): E[] {
  const groups = new Map<string, E>();
  for (const effect of effects) {
    const { people, names, ...said } = effect;
    const key = JSON.stringify(said);
    const known = groups.get(key);
    const together = { people: people + (known?.people ?? 0), names: [...(known?.names ?? []), ...names].slice(0, namesShown) };
    groups.set(key, { ...effect, ...together });
  }
  return [...groups.values()];
}

function effectsOn({ people, names, before, after }: Change, ground: Ground): Effect[] {
  const groups = new Map<string, Effect>();
  for (const { where, permissionsOf } of placesOf(before, after, ground)) {
    const changed = difference(permissionsOf(before), after ? permissionsOf(after) : []);
    if (changed.gains.length + changed.loses.length === 0) continue;
    const said = where.in === "projects" && where.hidden > 0 ? { gains: [], loses: [] } : changed;
    const key = JSON.stringify([said, "names" in where ? where.in : where]);
    groups.set(key, { people, names: [...names], ...said, where: joined(groups.get(key)?.where, where) });
  }
  return [...groups.values()];
}

function unsendable({ people, after, pending }: Change): number {
  const roles = grantableRoles.filter((role) => !after || !mayInvite(memberIn(after), role));
  return people * roles.reduce((sum, role) => sum + (pending[role] ?? 0), 0);
}

function isLeftToOwner(changes: readonly Change[], teamId: string, admins: number): boolean {
  const isAdmin = (standing: Standing | null) => Number(standing?.teamRoles.get(teamId) === founderTeamRole);
  return admins > 0 && admins + total(changes, ({ people, before, after }) => people * (isAdmin(after) - isAdmin(before))) === 0;
}

function total(changes: readonly Change[], of: (change: Change) => number): number {
  return changes.reduce((sum, change) => sum + of(change), 0);
}
