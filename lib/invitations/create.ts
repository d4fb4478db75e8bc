import { type SQL, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { enqueueing } from "#db/enqueue.ts";
import { inOneStatement } from "#db/one-statement.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { recording } from "#lib/audit/record.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { isGrantable, type GrantableRole, type OrganizationRole } from "#lib/policy/roles.ts";
import { type Conditions, readConditions } from "./conditions.ts";
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
  const conditions = await tidiedConditions(tx, actor.accountId, input);
  if (conditions.teams < input.teams.length) throw invalidField("teams", "names a team that does not exist here; reload and choose again");
  const outcomes = verdicts(input.emails, conditions);
  const invited = outcomes.filter((row) => row.outcome === "invited");
  requireSeats(conditions.seats, invited.length);
  await writeInvitations(
    tx,
    actor,
    invited.map(({ email, invitationId }) => ({
      invitationId,
      email,
      name: input.name ?? null,
      role,
      teams: input.teams,
      note: input.note ?? null,
    })),
  );
  return { outcomes };
}

function grantable(role: OrganizationRole): GrantableRole {
  if (isGrantable(role)) return role;
  throw invalidField("role", "Ownership is transferred, not granted.");
}

/** What is past its time holds a seat and an address until it is ended. */
async function tidiedConditions(tx: RegionalTransaction, accountId: string, { emails, teams }: CreateInvitations): Promise<Conditions> {
  const about = { emails, teamIds: teams.map(({ teamId }) => teamId) };
  const found = await readConditions(tx, accountId, about);
  if (!found.anyOverdue) return found;
  await expireDue(tx, accountId);
  return readConditions(tx, accountId, about);
}

function verdicts(emails: string[], { members, invited }: Conditions): InvitationOutcome[] {
  return emails.map((email, index) => {
    if (emails.indexOf(email) < index) return { email, outcome: "duplicate" };
    if (members.has(email)) return { email, outcome: "alreadyMember" };
    if (invited.has(email)) return { email, outcome: "alreadyInvited" };
    return { email, outcome: "invited", invitationId: uuidv7() };
  });
}

/** One invitation to write; every address once. */
export type Invited = {
  invitationId: string;
  email: string;
  name: string | null;
  role: GrantableRole;
  teams: CreateInvitations["teams"];
  note: string | null;
};

/** Invites people, each as what they are to be, in as many statements for a thousand as for one. Under the account's lock, once everything is allowed. */
export async function writeInvitations(tx: RegionalTransaction, actor: Member, invited: readonly Invited[]): Promise<void> {
  if (invited.length === 0) return;
  const { accountId } = actor;
  const rows = invited.map(({ invitationId, email, name, role, note }) => ({
    accountId,
    id: invitationId,
    email,
    name,
    role,
    note,
    state: "pending" as const,
    inviterUserId: actor.userId,
    inviterName: actor.name,
    expiresAt: sql`now() + make_interval(days => ${invitationDays})`,
  }));
  const mails = invited.map(({ invitationId }) => ({
    task: "invitation.mail",
    payload: { accountId, invitationId, version: 1 },
    key: `invitation:${invitationId}:1`,
  }));
  const events = invited.map(({ invitationId, email, role, teams: grants }) => ({
    event: "invitation.created" as const,
    target: { id: invitationId, name: email },
    details: { role, teams: grants },
  }));
  const writes = {
    invited: tx.insert(invitations).values(rows),
    placed: placing(accountId, invited),
    recorded: recording(tx, actor, accountId, events),
  };
  await inOneStatement(tx, writes, enqueueing(mails));
}

/** Every invitation into its teams: written out, a hundred into a hundred would be more parameters than a statement takes. */
function placing(accountId: string, invited: readonly Invited[]): SQL {
  const rows = JSON.stringify(invited.map(({ invitationId, teams: grants }) => ({ invitationId, grants })));
  return sql`insert into ${invitationTeams} (account_id, invitation_id, team_id, role)
    select ${accountId}::uuid, (invitation ->> 'invitationId')::uuid, (place ->> 'teamId')::uuid, place ->> 'role'
    from json_array_elements(${rows}::text::json) invitation, json_array_elements(invitation -> 'grants') place`;
}
