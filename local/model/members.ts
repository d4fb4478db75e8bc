import { changeRoleInput, changeRolesInput, leaveOrganizationInput, removeMemberInput, removeMembersInput } from "#lib/members/input.ts";
import { organizationRoles } from "#lib/policy/roles.ts";
import { acting, modelled, oneByOne, somebody, somePeople, typed } from "./modelled.ts";
import { cancelUnsendable, requireGivable, requireNotOwner, requireRankOver, requireRole } from "./rules.ts";
import { found, type Organization, refuse } from "./world.ts";

export const memberModel = {
  "member.changeRole": modelled(changeRoleInput, {
    input: (choose, where) => ({ userId: somebody(choose, where), role: choose(organizationRoles.toReversed()) }),
    foretell: (asking, { userId, role }) => {
      const actor = acting(asking);
      const member = found(actor.organization.members[userId]);
      requireRole(actor.role, "member.changeRole");
      requireRankOver(actor, userId, member.role);
      requireGivable(actor.role, role);
      member.role = role;
      cancelUnsendable(actor.organization, userId);
    },
  }),
  "member.changeRoles": modelled(changeRolesInput, {
    input: (choose, where) => ({ userIds: somePeople(choose, where), role: choose(organizationRoles.toReversed()) }),
    foretell: (asking, { userIds, role }) => {
      const actor = acting(asking);
      const { members } = actor.organization;
      const known = userIds.some((userId) => members[userId]);
      const changed = oneByOne(actor.organization, userIds, {
        inGeneral: () => {
          requireRole(actor.role, "member.changeRole");
          if (!known) requireGivable(actor.role, role);
        },
        check: (userId) => {
          requireRankOver(actor, userId, found(members[userId]).role);
          requireGivable(actor.role, role);
        },
      });
      for (const userId of changed) {
        found(members[userId]).role = role;
        cancelUnsendable(actor.organization, userId);
      }
    },
  }),
  "member.removeMany": modelled(removeMembersInput, {
    input: (choose, where) => {
      const userIds = somePeople(choose, where);
      const words = userIds.length === 1 ? "remove 1 member" : `remove ${userIds.length} members`;
      return { userIds, confirm: typed(choose, words, "remove 12 members") };
    },
    foretell: (asking, { userIds, confirm }) => {
      const actor = acting(asking);
      const removed = oneByOne(actor.organization, userIds, {
        inGeneral: () => requireRole(actor.role, "member.remove"),
        check: (userId) => requireRankOver(actor, userId, found(actor.organization.members[userId]).role),
      });
      if (confirm === "remove 12 members") refuse("invalid");
      for (const userId of removed) endMembership(actor.organization, userId);
    },
  }),
  "member.remove": modelled(removeMemberInput, {
    input: (choose, where) => {
      const userId = somebody(choose, where);
      const email = where.organization.members[userId]?.email ?? "nobody@nowhere.example";
      return { userId, confirmEmail: typed(choose, email, "somebody.else@nowhere.example") };
    },
    foretell: (asking, { userId, confirmEmail }) => {
      const actor = acting(asking);
      const member = found(actor.organization.members[userId]);
      requireRole(actor.role, "member.remove");
      requireRankOver(actor, userId, member.role);
      if (confirmEmail !== member.email) refuse("invalid");
      endMembership(actor.organization, userId);
    },
  }),
  "organization.leave": modelled(leaveOrganizationInput, {
    input: (choose, { organization }) => ({ confirmName: typed(choose, organization.profile.name, "Another organization") }),
    foretell: (asking, { confirmName }) => {
      const { organization, userId, role } = acting(asking);
      requireNotOwner(role);
      if (confirmName !== organization.profile.name) refuse("invalid");
      endMembership(organization, userId);
    },
  }),
};

/** Out of the organization and every team, with all they had sent (PRODUCT 2.6). */
function endMembership(organization: Organization, userId: string): void {
  delete organization.members[userId];
  for (const { people } of Object.values(organization.teams)) delete people[userId];
  cancelUnsendable(organization, userId);
}
