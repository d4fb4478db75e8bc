/** One promise about speed: a figure and, measured in the same run, what it is held against. */
export type Bar = {
  name: string;
  /** More is better (`>=`) or less is (`<=`). */
  better: "more" | "less";
  /** What must be met. */
  gate: number;
  /** Where we go. */
  goal: number;
  measures: string;
  against: string;
};

/** Every bar once; `benches.ts` says which file measures it, docs/performance.md what the figures were. */
export const bars = [
  {
    name: "verbs-peer",
    better: "more",
    gate: 2,
    goal: 5,
    measures: "organizations created, people invited, invitations accepted, a second; the worst of the three",
    against: "better-auth's organization plugin",
  },
  {
    name: "permission-peer",
    better: "more",
    gate: 8,
    goal: 20,
    measures: "“may this session invite here?”, answers a second, through the door of reads",
    against: "better-auth's hasPermission, which reads session and membership",
  },
  {
    name: "policy-casl",
    better: "more",
    gate: 4,
    goal: 10,
    measures: "decisions a second of the organization track",
    against: "CASL's can() with the same rules",
  },
  {
    name: "members-flat-first",
    better: "less",
    gate: 1.5,
    goal: 1.2,
    measures: "ms of the first page of 100,000 members",
    against: "of 1,000 members",
  },
  {
    name: "members-flat-next",
    better: "less",
    gate: 1.5,
    goal: 1.2,
    measures: "ms of the next page of 100,000 members",
    against: "of 1,000 members",
  },
  {
    name: "members-flat-search",
    better: "less",
    gate: 12,
    goal: 3,
    measures: "ms of a search of three letters or more among 100,000 members",
    against: "among 1,000 members",
  },
  {
    name: "bulk",
    better: "less",
    gate: 0.25,
    goal: 0.1,
    measures: "ms a row of 1,000 invitations sent as one list: verdicts, then written and queued",
    against: "ms of one invitation by its own verb",
  },
  {
    name: "page-peer",
    better: "more",
    gate: 0.6,
    goal: 1,
    measures: "members pages a second as HTML, shell and decisions included",
    against: "a Next page with auth() and one query of the same rows, in a plain table",
  },
  {
    name: "script",
    better: "less",
    gate: 240,
    goal: 190,
    measures: "kB of JavaScript, gzipped, that the heaviest page loads at first",
    against: "a bare Next page has 132 kB",
  },
  {
    name: "click",
    better: "less",
    gate: 300,
    goal: 150,
    measures: "ms from pressing an item of the sidebar until its page is painted",
    against: "nothing: a person's patience",
  },
  {
    name: "start",
    better: "less",
    gate: 8,
    goal: 4,
    measures: "seconds from npm start until the sign-in page is served, where it has been started before",
    against: "nothing: a person's patience",
  },
] as const satisfies readonly Bar[];

export type BarName = (typeof bars)[number]["name"];

/** Whether a figure, rounded as it is printed, meets the gate. */
export function meets({ better, gate }: Bar, value: number): boolean {
  return better === "more" ? rounded(better, value) >= gate : rounded(better, value) <= gate;
}

/** `bar <name> <value> >= <gate> (goal <goal>) ok`, or `… short`; a bar that could not be measured has `-` as its value. */
export function lineOf(bar: Bar, value: number | null): string {
  const shown = value === null ? "-" : rounded(bar.better, value);
  const verdict = value !== null && meets(bar, value) ? "ok" : "short";
  return `bar ${bar.name} ${shown} ${bar.better === "more" ? ">=" : "<="} ${bar.gate} (goal ${bar.goal}) ${verdict}`;
}

/** Two decimals, never rounded in one's own favour. */
function rounded(better: Bar["better"], value: number): number {
  const hundredths = Number((value * 100).toFixed(6));
  return (better === "more" ? Math.floor(hundredths) : Math.ceil(hundredths)) / 100;
}
