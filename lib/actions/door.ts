import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { perform, type InputOf, type OrganizationName, type OutputOf, type PublicName } from "#lib/operations/perform.ts";
import { operations } from "#lib/operations/table.ts";
import { markActionReached } from "#lib/request-state.ts";
import { callerOfRequest } from "./caller.ts";

type UserName = Exclude<PublicName, OrganizationName>;
export type OrganizationAction<N extends OrganizationName> = (slug: string, input: InputOf<N>) => Promise<Result<OutputOf<N>>>;
export type UserAction<N extends UserName> = (input: InputOf<N>) => Promise<Result<OutputOf<N>>>;

/** The server action of one operation. It decides nothing itself and never throws: whoever calls it gets a Result. */
export function door<N extends OrganizationName>(name: N): OrganizationAction<N>;
export function door<N extends UserName>(name: N): UserAction<N>;
export function door(name: PublicName) {
  const act = async (first: unknown, second: unknown): Promise<Result<unknown>> => {
    markActionReached();
    const inOrganization = operations[name].scope === "organization";
    const slug = inOrganization && typeof first === "string" ? first : null;
    return toResult(async () => perform(name, await callerOfRequest(), slug, inOrganization ? second : first));
  };
  // By this name stack traces, and the test that compares the table with the build, know whose it is.
  return Object.defineProperty(act, "name", { value: name });
}
