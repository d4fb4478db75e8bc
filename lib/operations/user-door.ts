import type { Caller } from "#lib/actor/session.ts";
import { DeniedError } from "#lib/errors.ts";
import { decide, wasAsked } from "#lib/policy/decide.ts";
import type { User } from "#lib/actor/actor.ts";
import { requireUser } from "./caller.ts";
import type { CrossingOperation, DirectoryOperation } from "./operation.ts";
import { crossing, inDirectory, oneMoment } from "./transactions.ts";

/** The door to what the directory keeps of the signed-in user: one transaction, read-only for a read. */
export async function performInDirectory<O>(operation: DirectoryOperation<unknown, O>, caller: Caller, raw: unknown): Promise<O> {
  const actor = await requireUser(caller);
  const run = operation.prepare(raw);
  if (operation.kind === "read") requirePermission(operation, actor);
  return inDirectory(
    async (tx) => {
      const data = await run({ tx, actor });
      requireAsked(operation, actor);
      return data;
    },
    operation.kind === "read" ? oneMoment : undefined,
  );
}

/** The door to a verb that spans databases; it authorizes first and repeats its steps safely. */
export async function performAcross<O>(operation: CrossingOperation<unknown, O>, caller: Caller, raw: unknown): Promise<O> {
  const actor = await requireUser(caller);
  const run = operation.prepare(raw);
  if (operation.kind === "read") requirePermission(operation, actor);
  const data = await run(crossing(actor));
  requireAsked(operation, actor);
  return data;
}

type Asking = Pick<DirectoryOperation<unknown, unknown>, "kind" | "permission">;

function requirePermission({ permission }: Asking, actor: User): void {
  const decision = decide(actor, permission);
  if (!decision.allowed) throw new DeniedError(decision);
}

function requireAsked({ kind, permission }: Asking, actor: User): void {
  if (kind === "write" && !wasAsked(actor, permission)) throw new Error(`${permission} was never asked`);
}
