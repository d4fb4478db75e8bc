import type { RegionalTransaction } from "#db/regional/client.ts";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findTeamRoles } from "#lib/actor/membership.ts";
import { invalidField } from "#lib/errors.ts";
import { authorize, may } from "#lib/policy/decide.ts";
import { describePermission } from "#lib/policy/descriptions.ts";
import { organizationPermissions, teamPermissions } from "#lib/policy/permissions.ts";
import { type About, type Answer, answerTo, type AskablePermission } from "#lib/policy/questions.ts";
import { teamRoleNames } from "#lib/policy/role-names.ts";
import { teamInField } from "#lib/projects/find.ts";
import { teamAdminNames } from "#lib/teams/projects-in-the-way.ts";
import { type FoundMember, findMember, membershipIs } from "./find.ts";
import type { ExplainMember } from "./input.ts";
import { findLeaders, peopleShown, withPeople } from "./leaders.ts";

/**
 * What one member may do here and why, as the policy itself answers it: in general, in one team, to one member, with one
 * role. For oneself everybody may ask (PRODUCT 2).
 */
export async function explainMember(context: Context<Member>, { userId, teamId, toTeamId, aboutUserId, role }: ExplainMember) {
  const { tx, actor } = context;
  const member = await findMember(tx, actor.accountId, userId);
  authorize(actor, "permission.explain", { userId });
  const team = teamId === undefined ? null : await teamInField(tx, actor.accountId, "teamId", teamId);
  const toTeam = toTeamId === undefined ? null : await teamInField(tx, actor.accountId, "toTeamId", toTeamId);
  const aboutMember = aboutUserId === undefined ? null : await memberInField(tx, actor.accountId, aboutUserId);
  const asked = new Set<AskablePermission>([...organizationPermissions, ...(team ? teamPermissions : [])]);
  const { decisions } = await explain(context, member, [...asked], { teamId, toTeamId, member: aboutMember ?? undefined, role });
  return {
    ...member,
    isYou: userId === actor.userId,
    team,
    toTeam,
    about: aboutMember && { ...aboutMember, isYou: aboutMember.userId === actor.userId },
    decisions,
  };
}

/**
 * Each permission with the answer to who, and up to three people who can change a no: team admins too, for who sees them
 * (PRODUCT 2.8, 3.10). It is what that person hears, so it may name whoever asks about them.
 */
export async function explain(
  { tx, actor }: Context<Member>,
  { userId, role }: Pick<FoundMember, "userId" | "role">,
  asked: readonly AskablePermission[],
  about: About,
) {
  const teamRoles = await findTeamRoles(tx, actor.accountId, userId);
  const subject = { kind: "member" as const, userId, role, teamRoles };
  const { accountId } = actor;
  const leaders = await findLeaders(tx, { accountId, userId });
  const teamId = about.teamId ?? about.project?.teamId;
  const teamAdmins = teamId && may(actor, "team.view", { teamId }) ? await teamAdminNames(tx, accountId, teamId, userId) : [];
  const decisions = asked.map((permission) => {
    const { decision, ...answer } = answerTo(subject, permission, about);
    return { ...answer, description: describePermission(permission), decision: withTeamAdmins(withPeople(decision, leaders), teamAdmins) };
  });
  return { teamRoles, decisions };
}

function withTeamAdmins(decision: Answer["decision"], teamAdmins: readonly string[]): Answer["decision"] {
  if (decision.allowed || !decision.fixableBy.includes(teamRoleNames.admin)) return decision;
  return { ...decision, people: [...new Set([...(decision.people ?? []), ...teamAdmins])].slice(0, peopleShown) };
}

async function memberInField(tx: RegionalTransaction, accountId: string, userId: string) {
  const [found] = await tx
    .select({ userId: memberships.userId, role: memberships.role, name: memberships.name, email: memberships.email })
    .from(memberships)
    .where(membershipIs(accountId, userId));
  if (!found) throw invalidField("aboutUserId", "This member does not exist here. Reload and choose again.");
  return found;
}
