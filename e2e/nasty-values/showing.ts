import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { PublicName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import { restRoutes } from "#lib/rest/route-table.ts";
import { fieldsOf } from "../support/samples.ts";
import type { Outside, Question } from "./asking.ts";
import { shownAs, textsIn } from "./judge.ts";

/** Looked at as pages too, being written in the letters pages are made of, and against their direction. */
const drawn = /<script>|\u202e/;

/** Finds what was accepted again: in the read that shows it, and some of it on every page. */
export class Showing {
  readonly #outside: Outside;
  readonly #onPages: boolean;
  /** The reads that have shown a field before, which are asked first. */
  readonly #known = new Map<string, PublicName>();

  constructor(outside: Outside, onPages: boolean) {
    this.#outside = outside;
    this.#onPages = onPages;
  }

  /** What is missing after `question` was answered with `data`, or null. */
  async missing(question: Question, data: unknown, field: string, typed: unknown): Promise<string | null> {
    if (typeof typed !== "string" || typed.trim() === "") return null;
    const slug = slugIn(data) ?? question.slug;
    const wanted = shownAs(field, typed);
    if (!(await this.#isRead({ ...question, slug, input: idsIn(data) }, field, wanted)))
      return `was accepted and is shown by no read as ${JSON.stringify(wanted).slice(0, 100)}`;
    return this.#onPages && drawn.test(typed) ? this.#undrawn(slug, question.token) : null;
  }

  async #isRead(question: Question, field: string, wanted: string): Promise<boolean> {
    const known = this.#known.get(field);
    for (const name of [...(known ? [known] : []), ...readsOf(question.input)]) {
      const input = Object.fromEntries(Object.entries(question.input).filter(([id]) => operations[name].route.includes(`{${id}}`)));
      const { result } = await this.#outside.ask("rest", { ...question, name, input: { ...longestPage(name), ...input } });
      if (!result?.ok || !textsIn(result.data).includes(wanted)) continue;
      this.#known.set(field, name);
      return true;
    }
    return false;
  }

  async #undrawn(slug: string, token: string): Promise<string | null> {
    for (const path of pages) {
      const { status, html } = await this.#outside.page(path.replace("[org]", slug), token);
      if (status >= 400 && status !== 404) return `makes ${path} answer ${status}`;
      if (html.includes("<img src=x")) return `is markup on ${path}`;
    }
    return null;
  }
}

/** What a list shows at most in one answer. */
function longestPage(name: PublicName): Record<string, unknown> {
  return fieldsOf(operations[name].input).includes("limit") ? { limit: 100 } : {};
}

/** Reads of one's own, of an organization, and of what these ids name in it. */
function readsOf(ids: Record<string, unknown>): PublicName[] {
  return restRoutes
    .filter(({ method, path, name }) => {
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter);
      return (
        method === "GET" && operations[name].kind === "read" && parameters.every((parameter) => parameter === "org" || parameter in ids)
      );
    })
    .map(({ name }) => name);
}

/** The ids an answer names, by their fields: that of a list of invitations that was made. */
function idsIn(data: unknown): Record<string, unknown> {
  const found = z.looseObject({ batchId: z.string() }).safeParse(data);
  return found.success ? { batchId: found.data.batchId } : {};
}

/** The pages of an organization and one's own, from the build's list of routes. */
const pages = Object.entries(
  z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(import.meta.dirname, "../../.next/app-path-routes-manifest.json"), "utf8"))),
)
  .filter(([file, path]) => file.endsWith("/page") && !path.startsWith("/_") && !/\[(?!org\])/.test(path))
  .map(([, path]) => path);

function slugIn(data: unknown): string | undefined {
  const found = z.looseObject({ slug: z.string() }).safeParse(data);
  return found.success ? found.data.slug : undefined;
}
