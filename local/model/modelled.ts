import type { z } from "zod";
import type { Acting } from "./rules.ts";
import { found, type Organization, type Person, Refusal, type World } from "./world.ts";

/** Takes one of a list; a command brings the numbers that decide, so that it can be repeated and made simpler. */
export type Choose = <T>(from: readonly T[]) => T;

/** Who asks, with which session, where; the organization may be one that was dismissed. */
export type Asking = { world: World; person: Person; session: Person["sessions"][number]; organization: Organization };

export type Modelled = {
  /** Whom it is likely to be asked by, where nearly everybody else is refused alike. */
  askers?: (world: World) => Person[];
  /** Something that somebody might send; mostly good, now and then somebody else's or nobody's. */
  input: (choose: Choose, asking: Pick<Asking, "world" | "person" | "organization">) => Record<string, unknown>;
  /** Does to the world what a success does, or throws Refusal; of an answer only the ids that were made are believed. */
  foretell: (asking: Asking, input: unknown, answer: unknown) => void;
};

/** One operation of the model; `schema` is the operation's own. */
export function modelled<S extends z.ZodType>(
  schema: S,
  {
    input,
    foretell,
    askers,
  }: {
    askers?: Modelled["askers"];
    input: Modelled["input"];
    foretell: (asking: Asking, input: z.output<S>, answer: unknown) => void;
  },
): Modelled {
  return { ...(askers && { askers }), input, foretell: (asking, raw, answer) => foretell(asking, schema.parse(raw), answer) };
}

/** The asker in an organization; to whoever is not in it, it does not exist, and a dismissed one exists for nobody. */
export function acting({ organization, person: { userId } }: Asking): Acting {
  const member = found(organization.dismissed ? undefined : organization.members[userId]);
  return { organization, userId, role: member.role };
}

/** An id nobody has. */
export const nobody = "01890000-0000-7000-8000-000000000000";

/** Mostly somebody who is in the organization. */
export function somebody(choose: Choose, { world, organization }: Pick<Asking, "world" | "organization">): string {
  const members = Object.keys(organization.members);
  return choose([...members, ...members, ...members, ...Object.keys(world.people), nobody]);
}

/** A few different people, mostly those who are in the organization. */
export function somePeople(choose: Choose, where: Pick<Asking, "world" | "organization">): string[] {
  return [...new Set(Array.from({ length: choose([1, 2, 2, 3]) }, () => somebody(choose, where)))];
}

/**
 * Asks `check` of each of the people who were named; whom it refuses, and who is no member, is left out. Where nobody is
 * left, the first refusal is that of the whole; of strangers alone it is `inGeneral`'s.
 */
export function oneByOne(
  { members }: Organization,
  userIds: readonly string[],
  { inGeneral, check }: { inGeneral: () => void; check: (userId: string) => void },
): string[] {
  const refusals: Refusal[] = [];
  const allowed = userIds.filter((userId) => {
    if (!members[userId]) return false;
    try {
      inGeneral();
      check(userId);
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.push(error);
      return false;
    }
  });
  if (allowed.length > 0) return allowed;
  inGeneral();
  throw refusals[0] ?? new Refusal("invalid");
}

/** Mostly a team of the organization. */
export function someTeam(choose: Choose, { world, organization }: Pick<Asking, "world" | "organization">): string {
  const own = Object.keys(organization.teams);
  const all = Object.values(world.organizations).flatMap(({ teams }) => Object.keys(teams));
  return choose([...own, ...own, ...own, ...own, ...all, nobody]);
}

/** What is typed to confirm, mistyped once in eight. */
export function typed(choose: Choose, right: string, wrong: string): string {
  return choose([right, right, right, right, right, right, right, wrong]);
}
