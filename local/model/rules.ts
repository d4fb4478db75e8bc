import { organizationRoles, type OrganizationRole } from "#lib/policy/roles.ts";
import { organizationMatrix, outsideMatrix } from "#lib/policy/written-matrix.ts";
import { countSeats, type Invitation, type Organization, pendingOf, type Person, Refusal } from "./world.ts";

// PRODUCT 2 and 3 once more, by hand: the model asks nothing of the policy but the tables that were typed from that document.

type OrganizationPermission = keyof typeof organizationMatrix;

export function requireRole(role: OrganizationRole, permission: OrganizationPermission): void {
  if (!has(role, permission)) deny("notAllowed");
}

/** By the organization role, or as an admin of that very team (PRODUCT 3). */
export function requireInTeam(
  actor: Acting,
  teamId: string,
  permission: "team.rename" | "team.addMember" | "team.removeMember" | "team.setRole",
): void {
  if (!has(actor.role, permission) && !runsTeam(actor, teamId)) deny("notAllowed");
}

export function requireFresh(fresh: boolean): void {
  if (!fresh) deny("signedInLongAgo");
}

export function requireNotOwner(role: OrganizationRole): void {
  if (role === "owner") deny("owning");
}

/** The rank rule on people (PRODUCT 2.2): never oneself, the owner, somebody above, or a role with more than one's own. */
export function requireRankOver(actor: Acting, userId: string, role: OrganizationRole): void {
  if (userId === actor.userId) deny("themselves");
  if (role === "owner") deny("theOwner");
  if (rungs[role] > rungs[actor.role]) deny("someoneAbove");
  if (!holdsAllOf(actor.role, role)) deny("someoneWithMore");
}

/** The rank rule on roles (PRODUCT 2.2): ownership is never given, and nobody gives what they have not. */
export function requireGivable(role: OrganizationRole, given: OrganizationRole): void {
  if (given === "owner") deny("grantingOwnership");
  if (!holdsAllOf(role, given)) deny("grantingMore");
}

/** Only the owner changes the owner's place in a team (PRODUCT 3.1). */
export function requireNotOwnersPlace(actor: Acting, userId: string): void {
  if (actor.organization.members[userId]?.role === "owner" && actor.role !== "owner") deny("theOwnersPlace");
}

/** A maintainer gives themselves no place, unless they run the team anyway (PRODUCT 3.1). */
export function requireNoSelfGrant(actor: Acting, teamId: string, userId: string): void {
  if (actor.role === "maintainer" && userId === actor.userId && !runsTeam(actor, teamId)) deny("maintainersThemselves");
}

/** An invitation is its addressee's, whose address is verified, and to join one needs a name (PRODUCT 4.1, 6.6). */
export function requireAddressee(person: Person, invitation: Invitation, joins: boolean): void {
  if (person.email !== invitation.email) deny("anothersInvitation");
  if (!person.verified) deny("unverified");
  if (joins && person.name === null) deny("unfinished");
}

/** The columns of the written matrix: a visitor, Nina, Uri, a newcomer. */
export function requireOutside(person: Person, permission: keyof typeof outsideMatrix): void {
  const column = person.name === null ? 3 : person.verified ? 1 : 2;
  if (!outsideMatrix[permission][column]) deny("unfinished");
}

/** Whether somebody may send such an invitation; without this right nothing of theirs stays pending (PRODUCT 2.3, 2.6). */
export function maySend(role: OrganizationRole | undefined, given: OrganizationRole): boolean {
  return role !== undefined && has(role, "invitation.create") && given !== "owner" && holdsAllOf(role, given);
}

export function cancelUnsendable(organization: Organization, userId: string): void {
  const role = organization.members[userId]?.role;
  for (const invitation of pendingOf(organization))
    if (invitation.inviterUserId === userId && !maySend(role, invitation.role)) invitation.state = "cancelled";
  countSeats(organization);
}

export type Acting = { organization: Organization; userId: string; role: OrganizationRole };

function runsTeam({ organization, userId, role }: Acting, teamId: string): boolean {
  return role === "owner" || organization.teams[teamId]?.people[userId] === "admin";
}

const rungs: Record<OrganizationRole, number> = { owner: 3, admin: 2, maintainer: 1, member: 0, billing: 0 };

function has(role: OrganizationRole, permission: OrganizationPermission): boolean {
  return organizationMatrix[permission][organizationRoles.indexOf(role)] ?? false;
}

/** Leaving is not counted: the owner lacks it by nature. */
function holdsAllOf(role: OrganizationRole, other: OrganizationRole): boolean {
  const [mine, theirs] = [organizationRoles.indexOf(role), organizationRoles.indexOf(other)];
  return Object.entries(organizationMatrix).every(([permission, row]) => permission === "organization.leave" || !row[theirs] || row[mine]);
}

function deny(rule: string): never {
  throw new Refusal("denied", rule);
}
