import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { perform, type PublicName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import { callAction, readBuiltActions, type BuiltAction } from "../support/action-call.ts";
import { readActionNames } from "../support/action-names.ts";
import { callRest } from "../support/rest-call.ts";
import type { Sampled } from "../support/samples.ts";
import { sessionCookie } from "#local/fixtures.ts";

export type Channel = "verb" | "action" | "rest";
export type Asking = { name: PublicName; token: string | undefined; slug: string; input: Sampled };

/** Every way an operation can be asked for. */
export type Channels = {
  of: (name: PublicName) => Channel[];
  ask: (channel: Channel, asking: Asking) => Promise<Result<unknown>>;
};

export async function openChannels(app: string): Promise<Channels> {
  const actions = await actionsByOperation();
  return {
    of: (name) => (operations[name].kind === "write" ? ["verb", "action", "rest"] : ["verb", "rest"]),
    ask: (channel, asking) => {
      if (channel === "verb") return askVerb(asking);
      return channel === "rest" ? askRest(app, asking) : askAction(app, actions.get(asking.name), asking);
    },
  };
}

async function actionsByOperation(): Promise<ReadonlyMap<string, BuiltAction>> {
  const built = readBuiltActions();
  const named = await readActionNames();
  return new Map(
    built.flatMap((action) => named.filter((made) => made.action === action.exportedName).map((made) => [made.operation, action] as const)),
  );
}

/** In this process, through the same door; as JSON, like everything else that leaves it. */
async function askVerb({ name, token, slug, input }: Asking): Promise<Result<unknown>> {
  const result = await toResult(() => perform(name, { sessionToken: token ?? null, clientAddress: "127.0.0.1" }, slug, input));
  return JSON.parse(JSON.stringify(result)) as Result<unknown>;
}

async function askAction(app: string, action: BuiltAction | undefined, { name, token, slug, input }: Asking): Promise<Result<unknown>> {
  if (!action) throw new Error(`The build has no server action of ${name}: no page uses it.`);
  const args = operations[name].scope === "organization" ? [slug, input] : [input];
  return callAction({ app, id: action.id, args, cookie: cookie(token), page: pageOf(action, slug) });
}

/** One of the action's own pages, so that Next need not pass the request on. */
function pageOf({ pages: [page = "app/page"] }: BuiltAction, slug: string): string {
  const path = page.replace(/^app|\/page$|\/\([^)]+\)/g, "").replaceAll("[org]", slug);
  return path.replace(/\[[^\]]+\]/g, "x") || "/";
}

async function askRest(app: string, { name, token, slug, input }: Asking): Promise<Result<unknown>> {
  const { status, contentType, result } = await callRest({ app, route: operations[name].route, slug, input, cookie: cookie(token) });
  const expected = result.ok
    ? { status: 200, contentType: isFile(result.data) ? "text/csv; charset=utf-8" : "application/json" }
    : { status: statuses[result.error.code], contentType: "application/problem+json" };
  if (status !== expected.status || contentType !== expected.contentType)
    throw new Error(`REST answered ${status} ${contentType} for ${JSON.stringify(result)}`);
  return result;
}

/** A list to save is sent as one; on every other channel it is data. */
function isFile(data: unknown): boolean {
  return typeof data === "object" && data !== null && "csv" in data;
}

/** By hand: what each failure is over HTTP. */
const statuses: Record<string, number> = {
  invalid: 400,
  unauthenticated: 401,
  denied: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
  limited: 429,
  unavailable: 503,
  internal: 500,
};

function cookie(token: string | undefined): string | undefined {
  return token && `${sessionCookie}=${token}`;
}
