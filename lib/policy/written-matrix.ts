import type { jobPermissions, organizationPermissions, projectPermissions, teamPermissions, userPermissions } from "./permissions.ts";

// PRODUCT 2 and 3 typed by hand, true and false alike: what tests hold the policy and every door to.
const Y = true;
const n = false;

/** PRODUCT 2, by hand: owner, admin, maintainer, member, billing. */
export const organizationMatrix: Record<(typeof organizationPermissions)[number], boolean[]> = {
  "organization.view": [Y, Y, Y, Y, Y],
  "member.list": [Y, Y, Y, Y, Y],
  "team.list": [Y, Y, Y, Y, Y],
  "apiSubscription.view": [Y, Y, Y, Y, Y],
  "organization.update": [Y, Y, n, n, n],
  "organization.transfer": [Y, n, n, n, n],
  "organization.cancel": [Y, n, n, n, n],
  "organization.dismiss": [Y, n, n, n, n],
  "organization.leave": [n, Y, Y, Y, Y],
  "billing.view": [Y, Y, n, n, Y],
  "billing.manage": [Y, Y, n, n, Y],
  "apiSubscription.subscribe": [Y, Y, Y, n, n],
  "apiSubscription.change": [Y, Y, Y, n, n],
  "apiSubscription.cancel": [Y, Y, n, n, n],
  "memberKey.create": [Y, Y, Y, Y, n],
  "memberKey.rotate": [Y, Y, Y, Y, n],
  "memberKey.revoke": [Y, Y, Y, Y, n],
  "memberKey.use": [Y, Y, Y, Y, n],
  "memberKey.revokeOthers": [Y, Y, Y, n, n],
  "serviceKey.view": [Y, Y, Y, Y, n],
  "serviceKey.create": [Y, Y, Y, n, n],
  "serviceKey.rotate": [Y, Y, Y, n, n],
  "serviceKey.revoke": [Y, Y, Y, n, n],
  "invitation.list": [Y, Y, Y, n, n],
  "invitation.create": [Y, Y, Y, n, n],
  "invitation.resend": [Y, Y, Y, n, n],
  "invitation.cancel": [Y, Y, Y, n, n],
  "member.changeRole": [Y, Y, Y, n, n],
  "member.remove": [Y, Y, Y, n, n],
  "member.export": [Y, Y, Y, n, n],
  "ipAllowlist.view": [Y, Y, Y, Y, n],
  "endpointRestriction.view": [Y, Y, Y, Y, n],
  "ipAllowlist.manage": [Y, Y, Y, n, n],
  "endpointRestriction.manage": [Y, Y, Y, n, n],
  "usage.viewOrganization": [Y, Y, Y, n, Y],
  "usage.viewOwn": [Y, Y, Y, Y, n],
  "team.create": [Y, Y, n, n, n],
  "team.delete": [Y, Y, n, n, n],
  "team.rename": [Y, Y, Y, n, n],
  "team.addMember": [Y, Y, Y, n, n],
  "team.removeMember": [Y, Y, Y, n, n],
  "team.setRole": [Y, Y, Y, n, n],
  "team.administerAll": [Y, n, n, n, n],
  "audit.view": [Y, Y, Y, n, n],
  "audit.verify": [Y, Y, Y, n, n],
  "permission.explain": [Y, Y, Y, n, n],
};

/** PRODUCT 3, by hand: team admin, team member; then an owner, an admin and a maintainer outside the team. */
export const teamMatrix: Record<(typeof teamPermissions)[number], boolean[]> = {
  "team.view": [Y, Y, Y, Y, Y],
  "team.rename": [Y, n, Y, Y, Y],
  "team.addMember": [Y, n, Y, Y, Y],
  "team.removeMember": [Y, n, Y, Y, Y],
  "team.setRole": [Y, n, Y, Y, Y],
  "project.create": [Y, n, Y, n, n],
  "project.move": [Y, n, Y, n, n],
  "project.delete": [Y, n, Y, n, n],
  "project.setRole": [Y, n, Y, n, n],
  "projectRole.manage": [Y, n, Y, n, n],
};

/** PRODUCT 3, by hand: editor, read-only, forbidden; then a team admin, a team member, and an owner, an admin and a member outside. */
export const projectMatrix: Record<(typeof projectPermissions)[number], boolean[]> = {
  "project.view": [Y, Y, n, Y, Y, Y, n, n],
  "project.update": [Y, n, n, Y, n, Y, n, n],
  "project.setApis": [Y, n, n, Y, n, Y, n, n],
  "projectKey.view": [Y, Y, n, Y, Y, Y, n, n],
  "projectKey.create": [Y, n, n, Y, n, Y, n, n],
  "projectKey.rotate": [Y, n, n, Y, n, Y, n, n],
  "projectKey.revoke": [Y, n, n, Y, n, Y, n, n],
  "projectUsage.view": [Y, Y, n, Y, Y, Y, n, n],
};

/** By hand: a visitor, Nina, Uri (unverified), a newcomer without a name, a member, a job. */
export const outsideMatrix: Record<(typeof userPermissions)[number] | (typeof jobPermissions)[number], boolean[]> = {
  "account.complete": [n, Y, Y, Y, Y, n],
  "organization.create": [n, Y, Y, n, Y, n],
  "organization.listOwn": [n, Y, Y, Y, Y, n],
  "profile.view": [n, Y, Y, Y, Y, n],
  "profile.update": [n, Y, Y, n, Y, n],
  "session.revoke": [n, Y, Y, Y, Y, n],
  "securityLog.view": [n, Y, Y, Y, Y, n],
  "session.signOut": [n, Y, Y, Y, Y, n],
  "session.signOutEverywhere": [n, Y, Y, Y, Y, n],
  "invitation.listOwn": [n, Y, Y, Y, Y, n],
  "invitation.open": [Y, Y, Y, Y, Y, n],
  "invitation.accept": [n, Y, n, n, n, n],
  "invitation.decline": [n, Y, n, Y, n, n],
  "invitation.mail": [n, n, n, n, n, Y],
  "invitation.mailAccepted": [n, n, n, n, n, Y],
  "invitation.expire": [n, n, n, n, n, Y],
  "profile.copy": [n, n, n, n, n, Y],
  "member.mailRoleChange": [n, n, n, n, n, Y],
  "member.mailRemoval": [n, n, n, n, n, Y],
  "organization.erase": [n, n, n, n, n, Y],
  "organization.mailTransfer": [n, n, n, n, n, Y],
  "creation.sweep": [n, n, n, n, n, Y],
};
