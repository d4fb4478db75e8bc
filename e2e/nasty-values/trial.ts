import type { PublicName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { expectedOf } from "../matrix/expectations.ts";
import { plainMember, setStage, worldOf, type Principal, type Stage } from "../matrix/principals.ts";
import { readyFor } from "../matrix/settings.ts";
import { nastyFieldsOf, withValue } from "../support/nasty-fields.ts";
import { mustBeRefused, nastyValuesFor, unknownKeys, type Nasty } from "../support/nasty-values.ts";
import { sampleInput } from "../support/samples.ts";
import { changedTables, takeSnapshot } from "../support/snapshot.ts";
import { createUser, signIn } from "#local/stage.ts";
import { canStand, placeOf, type Channel, type Outside, type Question } from "./asking.ts";
import { wrongRefusal, type Place } from "./judge.ts";
import { Showing } from "./showing.ts";

type Case = { nasty: Nasty; field: { name: string; path: readonly (string | number)[] }; place: Place; refused: boolean };

/** How many requests are under way at once. */
const atOnce = 4;

/** Every nasty value in every field of one operation, on one channel, in a cast of its own. */
export class Trial {
  values = 0;
  readonly wrong: string[] = [];
  readonly #name: PublicName;
  readonly #channel: Channel;
  readonly #outside: Outside;
  readonly #connections: OwnerConnections;
  #stage: Stage;
  readonly #who: Principal;
  readonly #showing: Showing;

  static async of(name: PublicName, channel: Channel, outside: Outside, connections: OwnerConnections): Promise<Trial> {
    return new Trial(name, channel, outside, connections, await stageFor(name, connections));
  }

  private constructor(name: PublicName, channel: Channel, outside: Outside, connections: OwnerConnections, stage: Stage) {
    this.#name = name;
    this.#channel = channel;
    this.#outside = outside;
    this.#connections = connections;
    this.#stage = stage;
    this.#who = whoMay(name);
    this.#showing = new Showing(outside, channel === "rest");
  }

  async run(): Promise<void> {
    const cases = this.#cases();
    await this.#refuseAll(cases.filter(({ refused }) => refused));
    const late: Case[] = [];
    for (const open of cases.filter(({ refused }) => !refused)) if (!(await this.#isAccepted(open))) late.push(open);
    // Jobs still work on what was accepted.
    this.#stage = await stageFor(this.#name, this.#connections);
    await this.#refuseAll(late);
  }

  #cases(): Case[] {
    const { input } = operations[this.#name];
    const good = this.#input("");
    const nasty = nastyFieldsOf(input).flatMap((field) =>
      nastyValuesFor(field).map((value): Case => {
        const refused = mustBeRefused(field, value) || !input.safeParse(withValue(good, field.path, value.value)).success;
        return { nasty: value, field, place: placeOf(this.#name, this.#channel, String(field.path[0])), refused };
      }),
    );
    const place = placeOf(this.#name, this.#channel, "");
    // React and Next take `__proto__` out of arguments and queries before anybody sees it.
    const unknown = unknownKeys
      .filter((key) => key !== "__proto__" || (this.#channel === "rest" && place === "body"))
      .map((key): Case => {
        return { nasty: { what: "an unknown key", value: "1" }, field: { name: key, path: [key] }, place, refused: true };
      });
    return [...nasty, ...unknown].filter(({ place, nasty: { value } }) => canStand(place, value));
  }

  /** Each is refused by name, and together they change nothing. */
  async #refuseAll(cases: readonly Case[]): Promise<void> {
    const before = await takeSnapshot(this.#connections, this.#stage.owned);
    const left = [...cases];
    const askOn = async () => {
      for (let next = left.pop(); next; next = left.pop())
        this.#object(next, wrongRefusal((await this.#ask(next, "")).answer, next.field, next.place));
    };
    await Promise.all(Array.from({ length: atOnce }, askOn));
    const changed = changedTables(before, await takeSnapshot(this.#connections, this.#stage.owned));
    if (changed.length > 0) this.wrong.push(`refused values changed ${changed.join(", ")}`);
  }

  /** Accepted and shown; or refused like the others, which is seen to in one go. */
  async #isAccepted(open: Case): Promise<boolean> {
    await readyFor(this.#name, this.#connections, this.#stage);
    const { answer, question } = await this.#ask(open, `x${this.values}`);
    if (!answer.result?.ok) return false;
    if (operations[this.#name].kind === "write")
      this.#object(open, await this.#showing.missing(question, answer.result.data, open.field.name, open.nasty.value));
    return true;
  }

  async #ask({ nasty, field }: Case, fresh: string) {
    this.values += 1;
    const input = withValue(this.#input(fresh), field.path, nasty.value) as Record<string, unknown>;
    const question: Question = { name: this.#name, token: await this.#token(fresh), slug: this.#stage.cast.acme.slug, input };
    return { question, answer: await this.#outside.ask(this.#channel, question) };
  }

  #input(fresh: string): Record<string, unknown> {
    const world = worldOf(this.#stage, askedOnAcme(this.#who));
    return sampleInput(operations[this.#name].input, { ...world, tag: `${world.tag}${fresh}` });
  }

  /** A newcomer completes an account once. */
  async #token(fresh: string): Promise<string> {
    const token = this.#stage.tokens.get(this.#who) ?? "";
    if (this.#who !== "newcomer" || fresh === "") return token;
    const userId = await createUser(this.#connections, `newcomer+${this.#stage.tag}${fresh}@nowhere.example`, null);
    return (await signIn(this.#connections, userId)).sessionToken ?? "";
  }

  #object({ nasty: { what }, field: { path } }: Case, sentence: string | null): void {
    if (sentence) this.wrong.push(`${path.join(".").slice(0, 60)} with ${what} by ${this.#channel} ${sentence.slice(0, 300)}`);
  }
}

async function stageFor(name: PublicName, connections: OwnerConnections): Promise<Stage> {
  return readyFor(name, connections, await setStage(connections, [whoMay(name)]));
}

/** Somebody whom the written matrix allows it; an account is completed by who has none, as for others nothing happens. */
function whoMay(name: PublicName): Principal {
  const candidates: Principal[] = ["newcomer", "olivia", "invited", "adam"];
  const found = candidates.find((principal) => expectedOf(operations[name], askedOnAcme(principal)).ok);
  if (!found) throw new Error(`None of ${candidates.join(", ")} may ${name}: add somebody who may.`);
  return found;
}

function askedOnAcme(principal: Principal) {
  return { principal, where: "acme", about: plainMember("acme") } as const;
}
