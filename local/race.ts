import type { OwnerConnections } from "./databases.ts";

/** Round trips to the database that make up for the longer way which one of two has to the lock. */
const headStartMax = 8;

/**
 * Begins two at once, each first in turn; in every second pair of rounds the other begins a round trip later than in the
 * pair before, so that either comes first in some rounds.
 */
export async function atOnce<A, B>(
  { directory }: OwnerConnections,
  round: number,
  one: () => Promise<A>,
  other: () => Promise<B>,
): Promise<[A, B]> {
  const headStart = Math.floor(round / 2) % (headStartMax + 1);
  const late = async <T>(begin: () => Promise<T>): Promise<T> => {
    for (let trip = 0; trip < headStart; trip += 1) await directory`select 1`;
    return begin();
  };
  if (round % 2 === 0) return Promise.all([one(), late(other)]);
  const [second, first] = await Promise.all([other(), late(one)]);
  return [first, second];
}
