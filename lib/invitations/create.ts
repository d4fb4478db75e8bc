import { and, eq, inArray, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { enqueueAll } from "#db/enqueue.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams, memberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { recordAll } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { isGrantable, type GrantableRole, type OrganizationRole } from "#lib/policy/roles.ts";
import { expireDue } from "./expire-due.ts";
import type { CreateInvitations } from "./input.ts";
import { requireSeats } from "./seats.ts";

/** Days an invitation can be accepted after it was sent (PRODUCT 6.4). */
export const invitationDays = 7;

export type InvitationOutcome =
  | { email: string; outcome: "invited"; invitationId: string }
  | { email: string; outcome: "alreadyMember" | "alreadyInvited" | "duplicate" };

/** Invites addresses with one role, teams and note. Who is a member or invited already is reported, the others are invited. */
export async function createInvitations(
  { tx, actor }: Context<Member>,
  input: CreateInvitations,
): Promise<{ outcomes: InvitationOutcome[] }> {
  authorize(actor, "invitation.create", { grants: input.role });
  const role = grantable(input.role);
  await requireTeams(
    tx,
    actor.accountId,
    input.teams.map(({ teamId }) => teamId),
  );
  await expireDue(tx, actor.accountId);
  const outcomes = await verdicts(tx, actor.accountId, input.emails);
  const invited = outcomes.filter((row) => row.outcome === "invited");
  await requireSeats(tx, actor.accountId, invited.length);
  await writeInvitations(tx, actor, invited, { ...input, role });
  return { outcomes };
}

function grantable(role: OrganizationRole): GrantableRole {
  if (isGrantable(role)) return role;
  throw invalidField("role", "Ownership is transferred, not granted.");
}

async function requireTeams(tx: RegionalTransaction, accountId: string, teamIds: string[]): Promise<void> {
  const found = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.accountId, accountId), inArray(teams.id, teamIds)));
  if (found.length < teamIds.length) throw invalidField("teams", "names a team that does not exist here; reload and choose again");
}

async function verdicts(tx: RegionalTransaction, accountId: string, emails: string[]): Promise<InvitationOutcome[]> {
  const members = await tx
    .select({ email: memberships.email })
    .from(memberships)
    .where(and(eq(memberships.accountId, accountId), inArray(memberships.email, emails)));
  const pending = await tx
    .select({ email: invitations.email })
    .from(invitations)
    .where(and(eq(invitations.accountId, accountId), eq(invitations.state, "pending"), inArray(invitations.email, emails)));
  const memberEmails = new Set(members.map(({ email }) => email));
  const pendingEmails = new Set(pending.map(({ email }) => email));
  return emails.map((email, index) => {
    if (emails.indexOf(email) < index) return { email, outcome: "duplicate" };
    if (memberEmails.has(email)) return { email, outcome: "alreadyMember" };
    if (pendingEmails.has(email)) return { email, outcome: "alreadyInvited" };
    return { email, outcome: "invited", invitationId: uuidv7() };
  });
}

/** In as many statements for a thousand addresses as for one. */
async function writeInvitations(
  tx: RegionalTransaction,
  actor: Member,
  invited: { email: string; invitationId: string }[],
  input: CreateInvitations & { role: GrantableRole },
): Promise<void> {
  if (invited.length === 0) return;
  const { accountId } = actor;
  await tx.insert(invitations).values(
    invited.map(({ email, invitationId }) => ({
      accountId,
      id: invitationId,
      email,
      name: input.name ?? null,
      role: input.role,
      note: input.note ?? null,
      state: "pending" as const,
      inviterUserId: actor.userId,
      inviterName: actor.name,
      expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
    })),
  );
  await writeTeams(tx, accountId, invited, input.teams);
  await enqueueAll(
    tx,
    "invitation.mail",
    invited.map(({ invitationId }) => ({ payload: { accountId, invitationId, version: 1 }, key: `invitation:${invitationId}:1` })),
  );
  await recordAll(
    tx,
    actor,
    accountId,
    invited.map(({ email, invitationId }) => ({
      event: "invitation.created",
      target: { id: invitationId, name: email },
      details: { role: input.role, teams: input.teams },
    })),
  );
}

/** Every invitation into every team: written out, a thousand into a hundred would be more parameters than a statement takes. */
async function writeTeams(
  tx: RegionalTransaction,
  accountId: string,
  invited: { invitationId: string }[],
  grants: CreateInvitations["teams"],
): Promise<void> {
  const ids = JSON.stringify(invited.map(({ invitationId }) => invitationId));
  const places = JSON.stringify(grants);
  await tx.execute(sql`insert into ${invitationTeams} (account_id, invitation_id, team_id, role)
    select ${accountId}::uuid, invitation::uuid, (place ->> 'teamId')::uuid, place ->> 'role'
    from json_array_elements_text(${ids}::text::json) invitation, json_array_elements(${places}::text::json) place`);
}
