/** What an organization role may do: the rows of PRODUCT 2, in its order. */
export const organizationPermissions = [
  "organization.view",
  "member.list",
  "team.list",
  "apiSubscription.view",
  "organization.update",
  "organization.transfer",
  "organization.cancel",
  "organization.dismiss",
  "organization.leave",
  "billing.view",
  "billing.manage",
  "apiSubscription.subscribe",
  "apiSubscription.change",
  "apiSubscription.cancel",
  "memberKey.create",
  "memberKey.rotate",
  "memberKey.revoke",
  "memberKey.use",
  "memberKey.revokeOthers",
  "serviceKey.view",
  "serviceKey.create",
  "serviceKey.rotate",
  "serviceKey.revoke",
  "invitation.list",
  "invitation.create",
  "invitation.resend",
  "invitation.cancel",
  "member.changeRole",
  "member.remove",
  "member.export",
  "ipAllowlist.view",
  "endpointRestriction.view",
  "ipAllowlist.manage",
  "endpointRestriction.manage",
  "usage.viewOrganization",
  "usage.viewOwn",
  "team.create",
  "team.delete",
  "team.rename",
  "team.addMember",
  "team.removeMember",
  "team.setRole",
  "team.administerAll",
  "audit.view",
  "audit.verify",
  "permission.explain",
] as const;
export type OrganizationPermission = (typeof organizationPermissions)[number];

/** What a team role may do in its team (PRODUCT 3); four of them an organization role may give as well. */
export const teamPermissions = [
  "team.view",
  "team.rename",
  "team.addMember",
  "team.removeMember",
  "team.setRole",
  "project.create",
  "project.move",
  "project.delete",
  "project.setRole",
  "projectRole.manage",
] as const;
export type TeamPermission = (typeof teamPermissions)[number];

/** An editor's permissions; a custom project role is a subset of these (PRODUCT 3). */
export const projectPermissions = [
  "project.view",
  "project.update",
  "project.setApis",
  "projectKey.view",
  "projectKey.create",
  "projectKey.rotate",
  "projectKey.revoke",
  "projectUsage.view",
] as const;
export type ProjectPermission = (typeof projectPermissions)[number];

/** What people may do outside any organization; an invitation is opened by whoever holds its link (PRODUCT 6.6). */
export const userPermissions = [
  "account.complete",
  "organization.create",
  "organization.listOwn",
  "profile.view",
  "profile.update",
  "profile.delete",
  "profile.changeEmail",
  "signInMethod.link",
  "signInMethod.unlink",
  "session.revoke",
  "securityLog.view",
  "session.signOut",
  "session.signOutEverywhere",
  "passkey.list",
  "passkey.begin",
  "passkey.add",
  "passkey.rename",
  "passkey.remove",
  "invitation.listOwn",
  "invitation.open",
  "invitation.accept",
  "invitation.decline",
] as const;
export type UserPermission = (typeof userPermissions)[number];

/** What only the job runner does. */
export const jobPermissions = [
  "invitation.mail",
  "invitation.mailAccepted",
  "invitation.sendBatch",
  "invitation.expire",
  "profile.copy",
  "profile.erase",
  "profile.mailKept",
  "profile.mailEmailChange",
  "profile.mailEmailChanged",
  "profile.mailSignIn",
  "directory.sweep",
  "member.mailRoleChange",
  "member.mailRemoval",
  "organization.erase",
  "organization.mailTransfer",
  "creation.sweep",
] as const;
export type JobPermission = (typeof jobPermissions)[number];

export type Permission = OrganizationPermission | TeamPermission | ProjectPermission | UserPermission | JobPermission;

/** Every permission once. */
export const permissions: readonly Permission[] = [
  ...new Set<Permission>([...organizationPermissions, ...teamPermissions, ...projectPermissions, ...userPermissions, ...jobPermissions]),
];
