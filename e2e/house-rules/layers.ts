import type { Source } from "./source.ts";

/** From the top down; a file imports from its own layer and from those below it (ARCHITECTURE 3). */
export const layers = [
  { name: "process", holds: ["server.ts", "server/", "gateway.ts", "jobs.ts"] },
  { name: "app", holds: ["app/"] },
  { name: "components", holds: ["components/"] },
  { name: "doors", holds: ["lib/operations/", "lib/actions/", "lib/rest/", "lib/gateway/", "lib/jobs/"] },
  {
    name: "verbs",
    holds: [
      "profile",
      "passkeys",
      "organizations",
      "members",
      "teams",
      "projects",
      "invitations",
      "api-keys",
      "restrictions",
      "catalog",
      "billing",
      "usage",
    ].map((noun) => `lib/${noun}/`),
  },
  { name: "services", holds: ["lib/actor/", "lib/audit/", "lib/mail/"] },
  { name: "db", holds: ["db/"] },
  { name: "pure", holds: ["lib/"] },
] as const;

export type Layer = (typeof layers)[number]["name"];

/** Beside the order: what a layer may not import even though it lies below. */
const closed: Partial<Record<Layer, readonly Layer[]>> = {
  app: ["verbs", "db"],
  components: ["verbs", "services", "db"],
};

/** Undefined for tests, stand-ins, flows and configuration, which may import anything. */
export function layerOf(path: string): Layer | undefined {
  return isOutside(path) ? undefined : layers.find(({ holds }) => holds.some((prefix) => path.startsWith(prefix)))?.name;
}

/** Beside the code it serves, and imported by tests alone. */
const testSupport = ["db/two-tenants.ts", "server/pipeline-under-test.ts", "server/workers-under-test.ts"];

export function isTest(path: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(path) || testSupport.includes(path);
}

export function isOutside(path: string): boolean {
  return isTest(path) || path.startsWith("local/") || path.startsWith("e2e/") || isConfiguration(path);
}

export function isConfiguration(path: string): boolean {
  return !path.includes("/") && /\.config\b/.test(path);
}

/** The imports of a file that go up, or past a door. */
export function wrongDirections({ path, imports }: Source): string[] {
  const from = layerOf(path);
  if (from === undefined) return [];
  return imports.flatMap(({ target }) => {
    if (target.startsWith("local/") || target.startsWith("e2e/")) return [`imports ${target}, which production does not have`];
    const to = layerOf(target);
    if (to === undefined || from === to) return [];
    const up = rank(to) < rank(from);
    return up || closed[from]?.includes(to) ? [`imports ${target}: ${from} may not import ${to}`] : [];
  });
}

function rank(layer: Layer): number {
  return layers.findIndex(({ name }) => name === layer);
}
