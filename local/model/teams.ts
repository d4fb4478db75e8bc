import { z } from "zod";
import { teamRoles } from "#lib/policy/roles.ts";
import {
  createTeamInput,
  deleteTeamInput,
  renameTeamInput,
  teamGrantInput,
  teamGrantsInput,
  teamPlaceInput,
  teamPlacesInput,
} from "#lib/teams/input.ts";
import { acting, type Asking, type Choose, modelled, nobody, oneByOne, somebody, somePeople, someTeam } from "./modelled.ts";
import { requireInTeam, requireNoSelfGrant, requireNotOwnersPlace, requireRole } from "./rules.ts";
import { found, type Organization, refuse } from "./world.ts";

export const teamModel = {
  "team.create": modelled(createTeamInput, {
    input: (choose) => ({ name: someName(choose) }),
    foretell: (asking, { name }, answer) => {
      const { organization, userId, role } = acting(asking);
      requireRole(role, "team.create");
      requireFreeName(organization, name);
      organization.teams[made.parse(answer).teamId] = { name, people: { [userId]: "admin" } };
    },
  }),
  "team.rename": modelled(renameTeamInput, {
    input: (choose, where) => ({ teamId: someTeam(choose, where), name: someName(choose) }),
    foretell: (asking, { teamId, name }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      requireInTeam(actor, teamId, "team.rename");
      requireFreeName(actor.organization, name, teamId);
      team.name = name;
    },
  }),
  "team.delete": modelled(deleteTeamInput, {
    input: (choose, where) => {
      const [teamId, moveTo] = [someTeam(choose, where), someTeam(choose, where)];
      return { teamId, moveTo: choose([moveTo, moveTo, null]) };
    },
    foretell: (asking, { teamId, moveTo }) => {
      const { organization, role } = acting(asking);
      const { people } = found(organization.teams[teamId]);
      requireRole(role, "team.delete");
      if (Object.keys(organization.teams).length < 2) refuse("conflict");
      if (moveTo && (moveTo === teamId || !organization.teams[moveTo])) refuse("invalid");
      const stranded = Object.keys(people).filter((userId) => countTeams(organization, userId) === 1);
      if (stranded.length > 0) {
        const target = found(organization.teams[moveTo ?? nobody], "invalid");
        for (const userId of stranded) target.people[userId] = "member";
      }
      delete organization.teams[teamId];
      for (const invitation of Object.values(organization.invitations)) delete invitation.teams[teamId];
    },
  }),
  "team.addMember": modelled(teamGrantInput, {
    input: somePlaceAndRole,
    foretell: (asking, { teamId, userId, role }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      found(actor.organization.members[userId]);
      requireInTeam(actor, teamId, "team.addMember");
      requireNoSelfGrant(actor, teamId, userId);
      if ((team.people[userId] ?? role) !== role) refuse("conflict");
      team.people[userId] = role;
    },
  }),
  "team.addMembers": modelled(teamGrantsInput, {
    input: (choose, where) => ({
      teamId: someTeam(choose, where),
      people: somePeople(choose, where).map((userId) => ({ userId, role: choose(teamRoles.toReversed()) })),
    }),
    foretell: (asking, { teamId, people }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      const roles = new Map(people.map(({ userId, role }) => [userId, role]));
      const joining = oneByOne(actor.organization, [...roles.keys()], {
        inGeneral: () => requireInTeam(actor, teamId, "team.addMember"),
        check: (userId) => {
          requireNoSelfGrant(actor, teamId, userId);
          if ((team.people[userId] ?? roles.get(userId)) !== roles.get(userId)) refuse("conflict");
        },
      });
      for (const userId of joining) team.people[userId] = roles.get(userId) ?? "member";
    },
  }),
  "team.removeMembers": modelled(teamPlacesInput, {
    input: (choose, where) => ({ teamId: someTeam(choose, where), userIds: somePeople(choose, where) }),
    foretell: (asking, { teamId, userIds }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      const leaving = oneByOne(actor.organization, userIds, {
        inGeneral: () => requireInTeam(actor, teamId, "team.removeMember"),
        check: (userId) => {
          requireNotOwnersPlace(actor, userId);
          found(team.people[userId]);
          if (countTeams(actor.organization, userId) === 1) refuse("conflict");
        },
      });
      for (const userId of leaving) delete team.people[userId];
    },
  }),
  "team.setRole": modelled(teamGrantInput, {
    input: somePlaceAndRole,
    foretell: (asking, { teamId, userId, role }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      found(actor.organization.members[userId]);
      requireInTeam(actor, teamId, "team.setRole");
      requireNotOwnersPlace(actor, userId);
      requireNoSelfGrant(actor, teamId, userId);
      found(team.people[userId]);
      team.people[userId] = role;
    },
  }),
  "team.removeMember": modelled(teamPlaceInput, {
    input: (choose, where) => ({ teamId: someTeam(choose, where), userId: somebody(choose, where) }),
    foretell: (asking, { teamId, userId }) => {
      const actor = acting(asking);
      const team = found(actor.organization.teams[teamId]);
      found(actor.organization.members[userId]);
      requireInTeam(actor, teamId, "team.removeMember");
      requireNotOwnersPlace(actor, userId);
      found(team.people[userId]);
      if (countTeams(actor.organization, userId) === 1) refuse("conflict");
      delete team.people[userId];
    },
  }),
};

const made = z.object({ teamId: z.string() });

function someName(choose: Choose): string {
  return choose(["Sales", "Support", "Data", "data", "My Team", "Research", "Émile's team"]);
}

function somePlaceAndRole(choose: Choose, where: Pick<Asking, "world" | "organization">) {
  return { teamId: someTeam(choose, where), userId: somebody(choose, where), role: choose(teamRoles.toReversed()) };
}

/** Names that differ only in case are the same. */
function requireFreeName({ teams }: Organization, name: string, ownId?: string): void {
  const taken = Object.entries(teams).some(([id, team]) => id !== ownId && team.name.toLowerCase() === name.toLowerCase());
  if (taken) refuse("conflict");
}

function countTeams({ teams }: Organization, userId: string): number {
  return Object.values(teams).filter(({ people }) => people[userId]).length;
}
