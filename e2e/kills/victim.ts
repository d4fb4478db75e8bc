import type { Caller } from "#lib/actor/session.ts";
import { toResult } from "#lib/operations/failure.ts";
import { performJob } from "#lib/operations/job-door.ts";
import { perform, type PublicName } from "#lib/operations/perform.ts";

/** What the victim is to perform: an operation through its door, or a task of the job runner. */
export type Ask =
  | { operation: PublicName; caller: Caller; slug: string | null; input: unknown }
  | { job: Parameters<typeof performJob>[0]; scope: Parameters<typeof performJob>[1]; payload: Parameters<typeof performJob>[2] };

/** Performs what it is asked, here or in a process that may die of it. */
export function answer(ask: Ask) {
  return toResult<unknown>(() =>
    "job" in ask ? performJob(ask.job, ask.scope, ask.payload) : perform(ask.operation, ask.caller, ask.slug, ask.input),
  );
}
