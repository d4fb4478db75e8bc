import type { Caller } from "#lib/actor/session.ts";
import { performAnswering, performAnsweringOwn, performOpening } from "./invitation-door.ts";
import { performInOrganization } from "./organization-door.ts";
import { operations, type OperationName, type Operations } from "./table.ts";
import { performAcross, performInDirectory } from "./user-door.ts";

/** Operations that people can perform; the others are the job runner's. */
export type PublicName = { [N in OperationName]: Operations[N] extends { scope: "job" } ? never : N }[OperationName];
export type OrganizationName = { [N in PublicName]: Operations[N] extends { scope: "organization" } ? N : never }[PublicName];

export type InputOf<N extends PublicName> = Operations[N] extends { inputType?: infer I } ? Exclude<I, undefined> : never;
export type OutputOf<N extends PublicName> = Operations[N] extends { prepare: (raw: unknown) => (context: never) => Promise<infer O> }
  ? O
  : never;

/** Performs one operation for a caller; `slug` names the organization where the operation is on one. Throws AppError. */
export async function perform<N extends PublicName>(name: N, caller: Caller, slug: string | null, raw: unknown): Promise<OutputOf<N>> {
  return (await dispatch(name, caller, slug ?? "", raw)) as OutputOf<N>;
}

function dispatch(name: PublicName, caller: Caller, slug: string, raw: unknown): Promise<unknown> {
  const operation = operations[name];
  if (operation.scope === "organization") return performInOrganization<unknown>(operation, caller, slug, raw);
  if (operation.scope === "directory") return performInDirectory<unknown>(operation, caller, raw);
  if (operation.scope === "crossing") return performAcross<unknown>(operation, caller, raw);
  if (operation.scope === "ownInvitation") return performAnsweringOwn<unknown>(operation, caller, raw);
  return operation.kind === "read" ? performOpening<unknown>(operation, caller, raw) : performAnswering<unknown>(operation, caller, raw);
}
