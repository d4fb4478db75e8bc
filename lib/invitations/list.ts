import { and, desc, eq, gt, like, lt, lte, or, sql, type SQL } from "drizzle-orm";
import { invitations, invitationStates } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { readCursor, timeCursor, writeCursor } from "#lib/keyset.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { decide } from "#lib/policy/decide.ts";
import type { TeamRole } from "#lib/policy/roles.ts";
import type { InvitationList } from "./input.ts";

type InvitationState = (typeof invitationStates)[number];

/** Invitations, newest first. One past its time reads as expired even before it was tidied. */
export async function listInvitations({ tx, actor }: Context<Member>, input: InvitationList) {
  const { cursor, limit } = input;
  const after = readCursor(cursor, timeCursor);
  const rows = await tx
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      note: invitations.note,
      state: stateNow,
      mailState: invitations.mailState,
      inviterName: invitations.inviterName,
      createdAt: invitations.createdAt,
      sentAt: invitations.sentAt,
      expiresAt: invitations.expiresAt,
      // Named in full by hand: Drizzle leaves the table's name out where only one is selected from.
      teams: sql<{ name: string; role: TeamRole }[]>`coalesce((
        select jsonb_agg(jsonb_build_object('name', team.name, 'role', place.role) order by lower(team.name))
        from invitation_teams place join teams team on team.account_id = place.account_id and team.id = place.team_id
        where place.account_id = invitations.account_id and place.invitation_id = invitations.id), '[]')`,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.accountId, actor.accountId),
        filters(input),
        after && or(lt(invitations.createdAt, after[0]), and(eq(invitations.createdAt, after[0]), lt(invitations.id, after[1]))),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  const leaders = await findLeaders(tx, actor);
  const cancel = withPeople(decide(actor, "invitation.cancel"), leaders);
  const copyLink = withPeople(decide(actor, "invitation.create"), leaders);
  return {
    invitations: page.map((row) => ({
      ...row,
      may: { cancel, copyLink, resend: withPeople(decide(actor, "invitation.resend", { grants: row.role }), leaders) },
    })),
    nextCursor: last ? writeCursor([last.createdAt, last.id]) : null,
    /** What one can filter by. */
    states: invitationStates,
  };
}

/** As it stands by the database's clock. */
const stateNow = sql<InvitationState>`case
  when ${invitations.state} = 'pending' and ${invitations.expiresAt} <= clock_timestamp() then 'expired' else ${invitations.state} end`;

/** The same as `eq(stateNow, state)`, in terms that the index by state serves. */
function isNow(state: InvitationState): SQL | undefined {
  const pending = eq(invitations.state, "pending");
  if (state === "pending") return and(pending, gt(invitations.expiresAt, sql`clock_timestamp()`));
  if (state === "expired") return or(eq(invitations.state, state), and(pending, lte(invitations.expiresAt, sql`clock_timestamp()`)));
  return eq(invitations.state, state);
}

function filters({ state, search }: InvitationList): SQL | undefined {
  const prefix = search && `${search.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return and(state && isNow(state), prefix ? like(invitations.email, prefix) : undefined);
}
