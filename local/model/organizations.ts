import { z } from "zod";
import {
  createOrganizationInput,
  dismissOrganizationInput,
  transferOrganizationInput,
  updateOrganizationInput,
} from "#lib/organizations/input.ts";
import { acting, modelled, nobody, somebody, typed } from "./modelled.ts";
import { requireFresh, requireOutside, requireRole } from "./rules.ts";
import { found, refuse, type World } from "./world.ts";

export const organizationModel = {
  "organization.create": modelled(createOrganizationInput, {
    input: (choose, { organization }) => ({
      name: choose(["Initech", "Hooli"]),
      region: choose(["us", "eu"]),
      // A slug in use, or one made from the name.
      ...choose([{}, {}, {}, { slug: organization.slug }]),
    }),
    foretell: ({ world, person }, { name, region, slug }, answer) => {
      requireOutside(person, "organization.create");
      if (slug) refuse("invalid");
      const { organizationId, slug: given } = made.parse(answer);
      world.organizations[organizationId] = {
        accountId: organizationId,
        slug: given,
        region,
        dismissed: false,
        ownerUserId: person.userId,
        profile: { name, legalName: name, alertingEmail: person.email, invoicingEmail: person.email, country: null },
        seatsPaid: null,
        seatsUsed: 1,
        seatsReserved: 0,
        members: { [person.userId]: { role: "owner", name: person.name ?? "", email: person.email } },
        teams: { [unknownTeam]: { name: "My Team", people: { [person.userId]: "admin" } } },
        invitations: {},
        batches: 0,
      };
    },
  }),
  "organization.update": modelled(updateOrganizationInput, {
    input: (choose, { organization: { profile } }) => ({
      ...profile,
      name: choose([profile.name, "Acme & Daughters", "Überorg"]),
      country: choose([profile.country, "DE", null]),
    }),
    foretell: (asking, input) => {
      const { organization, role } = acting(asking);
      requireRole(role, "organization.update");
      organization.profile = { ...organization.profile, ...input };
    },
  }),
  "organization.transfer": modelled(transferOrganizationInput, {
    askers: owners,
    input: (choose, where) => ({
      userId: somebody(choose, where),
      confirmName: typed(choose, where.organization.profile.name, "Another organization"),
    }),
    foretell: (asking, { userId, confirmName }) => {
      const { organization, role } = acting(asking);
      requireRole(role, "organization.transfer");
      requireFresh(asking.session.fresh);
      const heir = found(organization.members[userId], "invalid");
      if (userId === asking.person.userId || confirmName !== organization.profile.name) refuse("invalid");
      found(organization.members[organization.ownerUserId], "internal").role = "admin";
      heir.role = "owner";
      organization.ownerUserId = userId;
    },
  }),
  "organization.dismiss": modelled(dismissOrganizationInput, {
    askers: owners,
    input: (choose, { organization }) => ({ confirmName: typed(choose, organization.profile.name, "Another organization") }),
    foretell: (asking, { confirmName }) => {
      const { organization, role } = acting(asking);
      requireRole(role, "organization.dismiss");
      requireFresh(asking.session.fresh);
      if (confirmName !== organization.profile.name) refuse("invalid");
      organization.dismissed = true;
    },
  }),
};

/** No answer names the first team of a new organization; it is taken from the database. */
export const unknownTeam = nobody;

function owners({ people, organizations }: World) {
  return Object.values(organizations).flatMap(({ ownerUserId }) => people[ownerUserId] ?? []);
}

const made = z.object({ organizationId: z.string(), slug: z.string() });
