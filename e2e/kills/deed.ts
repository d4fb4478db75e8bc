import { expect } from "vitest";
import type { Caller } from "#lib/actor/session.ts";
import type { InputOf, PublicName } from "#lib/operations/perform.ts";
import { succeed } from "#local/stage.ts";
import type { Ask } from "./victim.ts";

/** What everybody sees of a deed: nothing of it, all of it, or of what a job does for long, that it is not done yet. */
export type Seen = "absent" | "whole" | "underway";

/** One thing to be done, on a stage of its own. */
export type Deed = {
  ask: Ask;
  /** Looks through every door that shows anything of it. Throws when something half-made is seen. */
  look: () => Promise<Seen>;
};

export type Killable = {
  prepare: () => Promise<Deed>;
  /** The codes by which whoever asks again is told that it is done or being done. */
  refusals: readonly string[];
};

/** What a process is sent, checked as the operation's own callers are. */
export function asking<N extends PublicName>(operation: N, caller: Caller, slug: string | null, input: InputOf<N>): Ask {
  return { operation, caller, slug, input };
}

/** Asks until every region has answered; a busy machine may keep one from doing so within its time. */
export async function fromAllRegions<T extends { unavailableRegions: readonly string[] }>(ask: () => Promise<T>): Promise<T> {
  let answer = await ask();
  while (answer.unavailableRegions.length > 0) answer = await ask();
  return answer;
}

export function ownAccounts(caller: Caller) {
  return fromAllRegions(() => succeed("organization.listOwn", caller, null, {}));
}

/** Whether it is there, in all eyes alike. */
export function agreed(eyes: Record<string, boolean>): boolean {
  const [first = false] = Object.values(eyes);
  expect(eyes).toEqual(Object.fromEntries(Object.keys(eyes).map((eye) => [eye, first])));
  return first;
}
