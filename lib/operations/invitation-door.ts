import { sql } from "drizzle-orm";
import { z } from "zod";
import { regional } from "#db/regional/client.ts";
import type { User, Visitor } from "#lib/actor/actor.ts";
import type { InvitationContext, InvitationReference } from "#lib/actor/context.ts";
import { isActiveAccount } from "#lib/actor/membership.ts";
import { findUser, type Caller } from "#lib/actor/session.ts";
import { DeniedError, notFound } from "#lib/errors.ts";
import { ownInvitationInput } from "#lib/invitations/input.ts";
import { readInvitationToken, type InvitationToken } from "#lib/invitations/token.ts";
import { wasAsked } from "#lib/policy/decide.ts";
import type { UserPermission } from "#lib/policy/permissions.ts";
import type { Region } from "#lib/regions.ts";
import { requireUser } from "./caller.ts";
import type { InvitationReadOperation, InvitationWriteOperation, OwnInvitationOperation } from "./operation.ts";
import { parseInput } from "./parse-input.ts";
import { inAccount, inAccountOf, oneMoment } from "./transactions.ts";

/** The door for whoever holds an invitation's link: the token is checked before any database is asked. */
export async function performOpening<O>(operation: InvitationReadOperation<unknown, O>, caller: Caller, raw: unknown): Promise<O> {
  const run = operation.prepare(raw);
  const token = requireToken(raw);
  const actor = (await findUser(caller)) ?? { kind: "visitor" as const, clientAddress: caller.clientAddress };
  const accountId = await requireAccount(token);
  return inAccount(
    token.region,
    accountId,
    async (tx) => {
      if (!(await isActiveAccount(tx, accountId))) throw notFound("This invitation");
      return run(contextOf(tx, actor, accountId, token));
    },
    oneMoment,
  );
}

/** Authority is the token plus the verified address, read from the directory just before the transaction begins. */
export async function performAnswering<O>(operation: InvitationWriteOperation<unknown, O>, caller: Caller, raw: unknown): Promise<O> {
  const actor = await requireUser(caller);
  const run = operation.prepare(raw);
  return answer(operation, actor, requireToken(raw), run);
}

/** The addressee answers from the list of what waits for them; to anybody else the invitation does not exist. */
export async function performAnsweringOwn<O>(operation: OwnInvitationOperation<unknown, O>, caller: Caller, raw: unknown): Promise<O> {
  const actor = await requireUser(caller);
  const run = operation.prepare(raw);
  const { region, invitationId } = parseInput(ownInvitationInput, raw);
  try {
    return await answer(operation, actor, { region, invitationId, version: null }, run);
  } catch (error) {
    throw error instanceof DeniedError && error.denial.rule === "anothersInvitation" ? notFound("This invitation") : error;
  }
}

type Reference = { region: Region } & InvitationReference;
type Run<O> = (context: InvitationContext<User>) => Promise<O>;

async function answer<O>({ permission }: { permission: UserPermission }, actor: User, reference: Reference, run: Run<O>): Promise<O> {
  return inAccountOf(reference.region, reference.invitationId, async (tx, accountId) => {
    const data = await run(contextOf(tx, actor, accountId, reference));
    if (!wasAsked(actor, permission)) throw new Error(`${permission} was never asked`);
    return data;
  });
}

function contextOf<A extends User | Visitor>(
  tx: InvitationContext<A>["tx"],
  actor: A,
  accountId: string,
  { invitationId, version }: InvitationReference,
): InvitationContext<A> {
  return { tx, actor, accountId, invitation: { invitationId, version } };
}

const withToken = z.object({ token: z.string() });

function requireToken(raw: unknown): InvitationToken {
  const parsed = withToken.safeParse(raw);
  const token = parsed.success ? readInvitationToken(parsed.data.token.trim()) : null;
  if (!token) throw notFound("This invitation");
  return token;
}

async function requireAccount({ region, invitationId }: Reference): Promise<string> {
  const [row] = await regional(region).execute<{ account_id: string | null }>(
    sql`select app.find_invitation(${invitationId}::uuid) as account_id`,
  );
  if (!row?.account_id) throw notFound("This invitation");
  return row.account_id;
}
