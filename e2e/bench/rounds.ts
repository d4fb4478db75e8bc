/** A bar's figure: the median of its rounds. The note says in a few words what the figure is made of. */
export type Measured = { value: number; rounds: readonly number[]; note: string };

/** One side of a comparison: measures itself once, as operations a second, milliseconds, or whatever both sides are counted in. */
export type Side = () => Promise<number>;

export type Comparison = { ratios: readonly number[]; ratio: number; ours: number; theirs: number };

/** How many rounds warm both sides up, and how many after them count: more where they lie far apart. */
export type Rounds = { warmUps: number; counted: number };

const usualRounds: Rounds = { warmUps: 1, counted: 5 };

/**
 * Measures two sides in turn and compares them round by round, so that what else the machine does falls on both; either
 * begins in every second one.
 */
export async function compare(ours: Side, theirs: Side, rounds = usualRounds): Promise<Comparison> {
  const named = (side: Side) => async () => ({ it: await side() });
  return (await compareEach(["it"], named(ours), named(theirs), rounds)).it;
}

/** The same for sides that measure several things in one round. */
export async function compareEach<Name extends string>(
  names: readonly Name[],
  ours: () => Promise<Record<Name, number>>,
  theirs: () => Promise<Record<Name, number>>,
  { warmUps, counted } = usualRounds,
): Promise<Record<Name, Comparison>> {
  const found: { ours: Record<Name, number>; theirs: Record<Name, number> }[] = [];
  for (let round = 0; round < warmUps + counted; round += 1) {
    const oursFirst = round % 2 === 0;
    const first = await (oursFirst ? ours : theirs)();
    const second = await (oursFirst ? theirs : ours)();
    if (round >= warmUps) found.push(oursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
  }
  const comparisons = names.map((name) => [name, comparisonOf(found.map((one) => ({ ours: one.ours[name], theirs: one.theirs[name] })))]);
  return Object.fromEntries(comparisons) as Record<Name, Comparison>;
}

function comparisonOf(figures: readonly { ours: number; theirs: number }[]): Comparison {
  const ratios = figures.map(({ ours, theirs }) => ours / theirs);
  return {
    ratios,
    ratio: median(ratios),
    ours: median(figures.map(({ ours }) => ours)),
    theirs: median(figures.map(({ theirs }) => theirs)),
  };
}

/** How many a second of `count` pieces of work are done, `inFlight` of them at a time. */
export async function perSecond(count: number, inFlight: number, work: (index: number) => Promise<unknown>): Promise<number> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) await work(index);
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: inFlight }, worker));
  return count / ((performance.now() - begun) / 1000);
}

/** The median of `count` pieces of work, one after the other, in milliseconds. */
export async function medianMs(count: number, work: (index: number) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) times.push(await elapsedMs(() => work(index)));
  return median(times);
}

export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error("The median of nothing");
  return (lower + upper) / 2;
}
