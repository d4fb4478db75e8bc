import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { enqueueing, type NewJob } from "#db/enqueue.ts";
import { insertRows, type Rows } from "#db/insert-rows.ts";
import { inOneStatement } from "#db/one-statement.ts";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { invitations, invitationTeams } from "#db/regional/schema.ts";
import { statement } from "#db/statement.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { type AuditRows, auditRows, recording } from "#lib/audit/record.ts";
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
  const about = { accountId, emails, teamIds: teams.map(({ teamId }) => teamId) };
  const found = await readConditions(tx, about);
  if (!found.anyOverdue) return found;
  await expireDue(tx, accountId);
  return readConditions(tx, about);
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
  await write(tx, {
    rows: invited.map(({ invitationId, email, name, role, note }) => ({
      accountId,
      id: invitationId,
      email,
      name,
      role,
      note,
      state: "pending",
      inviterUserId: actor.userId,
      inviterName: actor.name,
    })),
    places: invited.flatMap(({ invitationId, teams: grants }) =>
      grants.map(({ teamId, role }) => ({ accountId, invitationId, teamId, role })),
    ),
    events: auditRows(
      actor,
      accountId,
      invited.map(({ invitationId, email, role, teams: grants }) => ({
        event: "invitation.created",
        target: { id: invitationId, name: email },
        details: { role, teams: grants },
      })),
    ),
    mails: invited.map(({ invitationId }) => ({
      task: "invitation.mail",
      payload: { accountId, invitationId, version: 1 },
      key: `invitation:${invitationId}:1`,
    })),
  });
}

const columns = ["accountId", "id", "email", "name", "role", "note", "state", "inviterUserId", "inviterName"] as const;
const placeColumns = ["accountId", "invitationId", "teamId", "role"] as const;
type Written = {
  rows: Rows<typeof invitations, (typeof columns)[number]>;
  places: Rows<typeof invitationTeams, (typeof placeColumns)[number]>;
  events: AuditRows;
  mails: readonly NewJob[];
};

const write = statement<Written>(({ rows, places, events, mails }) => {
  const writes = {
    invited: insertRows(invitations, columns, rows, [["expiresAt", sql.raw(`now() + make_interval(days => ${invitationDays})`)]]),
    placed: insertRows(invitationTeams, placeColumns, places),
    recorded: recording(events),
  };
  return inOneStatement(writes, enqueueing(mails));
});
