import type { PublicError, Result } from "#lib/errors.ts";
import type { PublicName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import { sessionCookie } from "#local/fixtures.ts";
import { openChannels, type Channels } from "../matrix/channels.ts";
import { sendRest } from "../support/rest-call.ts";
import type { Answer, Place } from "./judge.ts";

export type Channel = "action" | "rest";
export type Question = { name: PublicName; token: string; slug: string; input: Record<string, unknown> };

/** The ways from outside to an operation; unlike a page, they bear an answer that no door gave. */
export class Outside {
  readonly app: string;
  readonly #channels: Channels;

  static async of(app: string): Promise<Outside> {
    return new Outside(app, await openChannels(app));
  }

  private constructor(app: string, channels: Channels) {
    this.app = app;
    this.#channels = channels;
  }

  channelsOf(name: PublicName): Channel[] {
    return this.#channels.of(name).filter((channel) => channel !== "verb");
  }

  async ask(channel: Channel, question: Question): Promise<Answer> {
    if (channel === "action") return { status: 200, result: await this.#channels.ask("action", question) };
    const { name, token, slug, input } = question;
    const response = await sendRest({ app: this.app, route: operations[name].route, slug, input, cookie: `${sessionCookie}=${token}` });
    return { status: response.status, result: resultOf(response, await response.text()) };
  }

  /** The page as a browser first gets it. */
  async page(path: string, token: string): Promise<{ status: number; html: string }> {
    const response = await fetch(new URL(path, this.app), { redirect: "manual", headers: { cookie: `${sessionCookie}=${token}` } });
    return { status: response.status, html: await response.text() };
  }
}

/** Where a field of an operation stands on a channel. */
export function placeOf(name: PublicName, channel: Channel, field: string): Place {
  const { route } = operations[name];
  if (channel === "action") return "body";
  if (route.includes(`{${field}}`)) return "path";
  return route.startsWith("GET ") ? "query" : "body";
}

/** Whether the place can hold this value at all: a path and a query are text, and a path is encoded letters. */
export function canStand(place: Place, value: unknown): boolean {
  if (place === "body") return true;
  return typeof value === "string" && value.length <= 5_000 && value.isWellFormed();
}

function resultOf({ ok, headers }: Response, text: string): Result<unknown> | null {
  const type = headers.get("content-type");
  if (ok && type === "application/json") return { ok: true, data: JSON.parse(text) };
  if (type !== "application/problem+json") return null;
  return { ok: false, error: JSON.parse(text) as PublicError };
}
