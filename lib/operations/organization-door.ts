import type { Member, User } from "#lib/actor/actor.ts";
import { isActiveAccount } from "#lib/actor/membership.ts";
import type { Caller, Place } from "#lib/actor/session.ts";
import { recordDenials, refusedWithin } from "#lib/audit/record-denial.ts";
import { DeniedError } from "#lib/errors.ts";
import { id } from "#lib/fields.ts";
import { log } from "#lib/log.ts";
import { findLeaders, peopleFor, type Leaders } from "#lib/members/leaders.ts";
import { decide, wasAsked } from "#lib/policy/decide.ts";
import { organizationNotFound, requireUserAt } from "./caller.ts";
import { findActor } from "./find-actor.ts";
import type { AnswerOperation, OrganizationOperation, TransactionOperation } from "./operation.ts";
import { readTogether } from "./read-together.ts";
import { asMember, inAccount, oneMoment } from "./transactions.ts";

/**
 * The door to one organization: session, user, parse, account by slug, begin, lock, the actor's membership inside that
 * transaction, the verb (ARCHITECTURE 4). Throws AppError; an outsider gets "notFound".
 */
export async function performInOrganization<O>(
  operation: OrganizationOperation<unknown, O>,
  caller: Caller,
  slug: string,
  raw: unknown,
): Promise<O> {
  const { user, place } = await requireUserAt(caller, slug);
  if (operation.from === "actor") {
    const run = operation.prepare(raw);
    return answer(operation, user, requirePlace(place), run);
  }
  const run = operation.prepare(raw);
  return operation.kind === "write"
    ? write(operation, user, requirePlace(place), raw, run)
    : read(operation, caller, user, requirePlace(place), run);
}

function requirePlace(place: Place | null): Place {
  if (!place) throw organizationNotFound();
  return place;
}

type Run<O> = ReturnType<TransactionOperation<unknown, O>["prepare"]>;

async function write<O>(operation: TransactionOperation<unknown, O>, user: User, place: Place, raw: unknown, run: Run<O>): Promise<O> {
  let acting: Member | null = null;
  try {
    const { actor, data } = await asMember(place, user, "write", async (context) => {
      const { actor } = context;
      acting = actor;
      const data = await run(context);
      if (!wasAsked(actor, operation.permission)) throw new Error(`A write committed nothing: ${operation.permission} was never asked`);
      return { actor, data };
    });
    await countRefused(actor);
    return data;
  } catch (error) {
    throw error instanceof DeniedError && acting ? await explained(error, acting, targetOf(raw)) : error;
  }
}

function read<O>(operation: TransactionOperation<unknown, O>, caller: Caller, user: User, place: Place, run: Run<O>): Promise<O> {
  return readTogether(caller, place, user, async ({ tx, actor }) => {
    try {
      if (!operation.asksItself) requirePermission(actor, operation.permission);
      const data = await run({ tx, actor });
      if (operation.asksItself && !wasAsked(actor, operation.permission)) throw new Error(`${operation.permission} was never asked`);
      return data;
    } catch (error) {
      throw error instanceof DeniedError ? named(error, await findLeaders(tx, actor)) : error;
    }
  });
}

async function answer<O>(
  operation: AnswerOperation<unknown, O>,
  user: User,
  place: Place,
  run: ReturnType<AnswerOperation<unknown, O>["prepare"]>,
): Promise<O> {
  const actor = await findActor(place, user);
  if (!actor) throw organizationNotFound();
  try {
    requirePermission(actor, operation.permission);
    return await run({ actor });
  } catch (error) {
    if (!(error instanceof DeniedError)) throw error;
    throw named(error, await inAccount(actor.region, actor.accountId, (tx) => findLeaders(tx, actor), oneMoment));
  }
}

function requirePermission(actor: Member, permission: OrganizationOperation<unknown, unknown>["permission"]): void {
  const decision = decide(actor, permission);
  if (!decision.allowed) throw new DeniedError(decision);
}

function named({ denial }: DeniedError, leaders: Leaders): DeniedError {
  return new DeniedError({ ...denial, people: peopleFor(denial, leaders) });
}

/** Counts the rows that were refused of a write whose other rows are committed. */
async function countRefused(actor: Member): Promise<void> {
  const refused = refusedWithin(actor);
  if (refused.length === 0) return;
  await inAccount(actor.region, actor.accountId, async (tx) => {
    if (await isActiveAccount(tx, actor.accountId)) await recordDenials(tx, actor, refused);
  }).catch((failure: unknown) => log.error({ err: failure }, "denials within a write could not be counted"));
}

/** Counts the refused write beside the audit log, after the rollback and without the account's lock, and adds who can fix it. */
async function explained(error: DeniedError, actor: Member, target: string): Promise<DeniedError> {
  try {
    return await inAccount(actor.region, actor.accountId, async (tx) => {
      if (!(await isActiveAccount(tx, actor.accountId))) return error;
      await recordDenials(tx, actor, [{ denial: error.denial, target }]);
      return named(error, await findLeaders(tx, actor));
    });
  } catch (failure) {
    log.error({ err: failure, permission: error.denial.permission }, "a denial could not be counted");
    return error;
  }
}

/** The first id of the input, or of a list in it, says what the refused write was aimed at. */
function targetOf(raw: unknown): string {
  const values: unknown[] = typeof raw === "object" && raw !== null ? Object.values(raw).flat() : [];
  const found = values.map((value) => id.safeParse(value)).find(({ success }) => success);
  return found?.data ?? "";
}
