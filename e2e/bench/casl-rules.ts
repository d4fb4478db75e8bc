import { AbilityBuilder, createMongoAbility, type MongoAbility } from "@casl/ability";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import type { Member } from "#lib/policy/subject.ts";

/** PRODUCT 2 once more, as somebody would write it with CASL: actions by noun. */
const everybody: Record<string, string[]> = {
  organization: ["view"],
  member: ["list"],
  team: ["list"],
  apiSubscription: ["view"],
};
const members: Record<string, string[]> = {
  memberKey: ["create", "use"],
  serviceKey: ["view"],
  ipAllowlist: ["view"],
  endpointRestriction: ["view"],
  usage: ["viewOwn"],
};
const maintainers: Record<string, string[]> = {
  apiSubscription: ["subscribe", "change"],
  serviceKey: ["create", "rotate", "revoke"],
  invitation: ["list", "cancel"],
  member: ["export"],
  ipAllowlist: ["manage"],
  endpointRestriction: ["manage"],
  usage: ["viewOrganization"],
  team: ["rename", "addMember", "removeMember", "setRole"],
  audit: ["view", "verify"],
  permission: ["explain"],
};
const admins: Record<string, string[]> = {
  organization: ["update"],
  billing: ["view", "manage"],
  apiSubscription: ["cancel"],
  team: ["create", "delete"],
};
const owners: Record<string, string[]> = { organization: ["transfer", "cancel", "dismiss"], team: ["administerAll"] };
const billingManagers: Record<string, string[]> = { billing: ["view", "manage"], usage: ["viewOrganization"] };

const given: Record<OrganizationRole, Record<string, string[]>[]> = {
  owner: [everybody, members, maintainers, admins, owners],
  admin: [everybody, members, maintainers, admins],
  maintainer: [everybody, members, maintainers],
  member: [everybody, members],
  billing: [everybody, billingManagers],
};

/** The roles one may give, and whose holders one may act on (PRODUCT 2.2). */
const beneath: Record<OrganizationRole, OrganizationRole[]> = {
  owner: ["admin", "maintainer", "member", "billing"],
  admin: ["admin", "maintainer", "member", "billing"],
  maintainer: ["maintainer", "member"],
  member: [],
  billing: [],
};
const ranked: Record<OrganizationRole, OrganizationRole[]> = { ...beneath, maintainer: ["maintainer", "member", "billing"] };

/** What this member may, as CASL's rules; the conditions are on the facts that `decide` is given. */
export function abilityOf({ role, userId }: Member): MongoAbility {
  const { can, cannot, build } = new AbilityBuilder<MongoAbility>(createMongoAbility);
  for (const rows of given[role]) for (const [noun, actions] of Object.entries(rows)) can(actions, noun);
  if (role !== "owner") can("leave", "organization");
  if (role !== "billing") can(["rotate", "revoke"], "memberKey", { userId });
  if (beneath[role].length > 0) {
    const tooMuch = { grants: { $exists: true, $nin: beneath[role] } };
    can(["remove", "changeRole"], "member", { userId: { $ne: userId }, role: { $in: beneath[role] } });
    cannot("changeRole", "member", tooMuch);
    can(["create", "resend"], "invitation");
    cannot(["create", "resend"], "invitation", tooMuch);
    can("revokeOthers", "memberKey", { userId: { $ne: userId }, role: { $in: ranked[role] } });
  }
  return build();
}
