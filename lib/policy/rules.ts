import {
  type Allowance,
  anyone,
  atLeast,
  billingManagers,
  everyMember,
  forThemselves,
  inProject,
  signedIn,
  systemJobs,
  teamAdmins,
  teamMembers,
  users,
} from "./allowances.ts";
import {
  anothersInvitation,
  anothersKey,
  type Condition,
  givingTooMuch,
  intoAnothersTeam,
  looseningWhatBindsThem,
  maintainersThemselves,
  owning,
  restricting,
  someoneAbove,
  someoneWithMore,
  theOwner,
  theOwnersPlace,
  theOwnersProjects,
  signedInLongAgo,
  themselves,
  unfinished,
  unverified,
} from "./conditions.ts";
import type { Permission } from "./permissions.ts";
import type { TargetOf } from "./subject.ts";

/** `allow`: whoever is in one of these. `unless`: wins always, over every allowance. */
export type Rule<P extends Permission> = {
  allow: readonly Allowance<TargetOf<P>>[];
  unless?: readonly Condition<TargetOf<P>>[];
};

/** The policy: one permission, one line (PRODUCT 2 and 3). A permission without a line does not compile. */
export const rules: { readonly [P in Permission]: Rule<P> } = {
  "organization.view": { allow: [everyMember] },
  "organization.update": { allow: [atLeast("admin")] },
  "organization.transfer": { allow: [atLeast("owner")], unless: [signedInLongAgo] },
  "organization.cancel": { allow: [atLeast("owner")] },
  "organization.dismiss": { allow: [atLeast("owner")], unless: [signedInLongAgo] },
  "organization.leave": { allow: [everyMember], unless: [owning] },

  "member.list": { allow: [everyMember] },
  "member.changeRole": { allow: [atLeast("maintainer")], unless: [themselves, theOwner, someoneAbove, someoneWithMore, ...givingTooMuch] },
  "member.remove": { allow: [atLeast("maintainer")], unless: [themselves, theOwner, someoneAbove, someoneWithMore] },
  "member.export": { allow: [atLeast("maintainer")] },

  "invitation.list": { allow: [atLeast("maintainer")] },
  "invitation.create": { allow: [atLeast("maintainer")], unless: givingTooMuch },
  "invitation.resend": { allow: [atLeast("maintainer")], unless: givingTooMuch },
  "invitation.cancel": { allow: [atLeast("maintainer")] },

  "billing.view": { allow: [atLeast("admin"), billingManagers] },
  "billing.manage": { allow: [atLeast("admin"), billingManagers] },
  "apiSubscription.view": { allow: [everyMember] },
  "apiSubscription.subscribe": { allow: [atLeast("maintainer")] },
  "apiSubscription.change": { allow: [atLeast("maintainer")] },
  "apiSubscription.cancel": { allow: [atLeast("admin")] },

  "memberKey.create": { allow: [atLeast("member")] },
  "memberKey.rotate": { allow: [atLeast("member")], unless: [anothersKey] },
  "memberKey.revoke": { allow: [atLeast("member")], unless: [anothersKey] },
  "memberKey.use": { allow: [atLeast("member")] },
  "memberKey.revokeOthers": { allow: [atLeast("maintainer")], unless: [themselves, theOwner, someoneAbove] },
  "serviceKey.view": { allow: [atLeast("member")] },
  "serviceKey.create": { allow: [atLeast("maintainer")] },
  "serviceKey.rotate": { allow: [atLeast("maintainer")] },
  "serviceKey.revoke": { allow: [atLeast("maintainer")] },

  "ipAllowlist.view": { allow: [atLeast("member")] },
  "ipAllowlist.manage": { allow: [atLeast("maintainer")] },
  "endpointRestriction.view": { allow: [atLeast("member")] },
  "endpointRestriction.manage": { allow: [atLeast("maintainer")], unless: [looseningWhatBindsThem, ...restricting] },

  "usage.viewOrganization": { allow: [atLeast("maintainer"), billingManagers] },
  "usage.viewOwn": { allow: [atLeast("member")] },
  "audit.view": { allow: [atLeast("maintainer")] },
  "audit.verify": { allow: [atLeast("maintainer")] },
  "permission.explain": { allow: [atLeast("maintainer"), forThemselves] },

  "team.list": { allow: [everyMember] },
  "team.view": { allow: [atLeast("maintainer"), teamMembers] },
  "team.create": { allow: [atLeast("admin")] },
  "team.delete": { allow: [atLeast("admin")] },
  "team.rename": { allow: [atLeast("maintainer"), teamAdmins] },
  "team.addMember": { allow: [atLeast("maintainer"), teamAdmins], unless: [maintainersThemselves] },
  "team.removeMember": { allow: [atLeast("maintainer"), teamAdmins], unless: [theOwnersPlace] },
  "team.setRole": { allow: [atLeast("maintainer"), teamAdmins], unless: [theOwnersPlace, maintainersThemselves] },
  "team.administerAll": { allow: [atLeast("owner")] },

  "project.create": { allow: [teamAdmins] },
  "project.move": { allow: [teamAdmins], unless: [intoAnothersTeam] },
  "project.delete": { allow: [teamAdmins] },
  "project.setRole": { allow: [teamAdmins], unless: [theOwnersProjects] },
  "projectRole.manage": { allow: [teamAdmins] },

  "project.view": { allow: [inProject("project.view")] },
  "project.update": { allow: [inProject("project.update")] },
  "project.setApis": { allow: [inProject("project.setApis")] },
  "projectKey.view": { allow: [inProject("projectKey.view")] },
  "projectKey.create": { allow: [inProject("projectKey.create")] },
  "projectKey.rotate": { allow: [inProject("projectKey.rotate")] },
  "projectKey.revoke": { allow: [inProject("projectKey.revoke")] },
  "projectUsage.view": { allow: [inProject("projectUsage.view")] },

  "account.complete": { allow: [signedIn] },
  "organization.create": { allow: [signedIn], unless: [unfinished] },
  "organization.listOwn": { allow: [signedIn] },
  "profile.view": { allow: [signedIn] },
  "profile.update": { allow: [signedIn], unless: [unfinished] },
  "profile.delete": { allow: [signedIn], unless: [signedInLongAgo] },
  "profile.changeEmail": { allow: [signedIn], unless: [unfinished] },
  "signInMethod.link": { allow: [signedIn] },
  "signInMethod.unlink": { allow: [signedIn] },
  "session.revoke": { allow: [signedIn] },
  "securityLog.view": { allow: [signedIn] },
  "session.signOut": { allow: [signedIn] },
  "session.signOutEverywhere": { allow: [signedIn] },
  "passkey.list": { allow: [signedIn] },
  "passkey.begin": { allow: [signedIn], unless: [unfinished] },
  "passkey.add": { allow: [signedIn], unless: [unfinished] },
  "passkey.rename": { allow: [signedIn], unless: [unfinished] },
  "passkey.remove": { allow: [signedIn], unless: [unfinished] },
  "invitation.listOwn": { allow: [signedIn] },
  "invitation.open": { allow: [anyone] },
  "invitation.accept": { allow: [users], unless: [anothersInvitation, unverified, unfinished] },
  "invitation.decline": { allow: [users], unless: [anothersInvitation, unverified] },

  "invitation.mail": { allow: [systemJobs] },
  "invitation.mailAccepted": { allow: [systemJobs] },
  "invitation.sendBatch": { allow: [systemJobs] },
  "invitation.expire": { allow: [systemJobs] },
  "profile.copy": { allow: [systemJobs] },
  "profile.erase": { allow: [systemJobs] },
  "profile.mailKept": { allow: [systemJobs] },
  "profile.mailEmailChange": { allow: [systemJobs] },
  "profile.mailEmailChanged": { allow: [systemJobs] },
  "profile.mailSignIn": { allow: [systemJobs] },
  "directory.sweep": { allow: [systemJobs] },
  "member.mailRoleChange": { allow: [systemJobs] },
  "member.mailRemoval": { allow: [systemJobs] },
  "organization.erase": { allow: [systemJobs] },
  "organization.mailTransfer": { allow: [systemJobs] },
  "creation.sweep": { allow: [systemJobs] },
};

/** Whether the policy has a line for it; old rows may name permissions that are no more. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(rules, name);
}
