import { z } from "zod";
import { createInvitationsInput, invitationInput, invitationRowsInput, ownInvitationInput, tokenInput } from "#lib/invitations/input.ts";
import { invitationToken, readInvitationToken } from "#lib/invitations/token.ts";
import { organizationRoles, teamRoles } from "#lib/policy/roles.ts";
import { acting, type Asking, type Choose, modelled, nobody, someTeam } from "./modelled.ts";
import { maySend, requireAddressee, requireGivable, requireRole } from "./rules.ts";
import { countSeats, expireDue, found, type Invitation, type Organization, pendingOf, refuse, type World } from "./world.ts";

export const invitationModel = {
  "invitation.create": modelled(createInvitationsInput, {
    input: (choose, where) => ({
      emails: Array.from({ length: choose([1, 1, 1, 2, 3]) }, () => someAddress(choose, where.world)),
      role: choose(["member", "member", ...organizationRoles.toReversed()]),
      teams: [{ teamId: someTeam(choose, where), role: choose(teamRoles.toReversed()) }],
    }),
    foretell: (asking, { emails, role, teams }, answer) => {
      const { organization, userId, role: actorRole } = acting(asking);
      requireRole(actorRole, "invitation.create");
      requireGivable(actorRole, role);
      if (role === "owner" || teams.some(({ teamId }) => !organization.teams[teamId])) return refuse("invalid");
      expireDue(organization);
      const taken = new Set([...Object.values(organization.members), ...pendingOf(organization)].map(({ email }) => email));
      const invited = [...new Set(emails)].filter((email) => !taken.has(email));
      requireSeats(organization, invited.length);
      const ids = new Map(
        outcomes.parse(answer).outcomes.flatMap(({ email, invitationId }) => (invitationId ? [[email, invitationId] as const] : [])),
      );
      for (const email of invited) {
        organization.invitations[ids.get(email) ?? nobody] = {
          email,
          role,
          state: "pending",
          version: 1,
          inviterUserId: userId,
          acceptedByUserId: null,
          overdue: false,
          sentLately: true,
          teams: Object.fromEntries(teams.map((grant) => [grant.teamId, grant.role])),
        };
      }
      countSeats(organization);
    },
  }),
  "invitation.createBulk": modelled(invitationRowsInput, {
    input: (choose, where) => ({
      rows: Array.from({ length: choose([1, 2, 3]) }, () => ({ email: someAddress(choose, where.world), role: choose(organizationRoles) })),
    }),
    foretell: (asking) => {
      const { organization, role } = acting(asking);
      requireRole(role, "invitation.create");
      organization.batches += 1;
    },
  }),
  "invitation.cancel": modelled(invitationInput, {
    input: someInvitation,
    foretell: (asking, { invitationId }) => {
      const { organization, role } = acting(asking);
      requireRole(role, "invitation.cancel");
      const invitation = found(organization.invitations[invitationId]);
      if (invitation.state !== "cancelled" && invitation.state !== "pending") refuse("conflict");
      invitation.state = "cancelled";
      countSeats(organization);
    },
  }),
  "invitation.resend": modelled(invitationInput, {
    input: someInvitation,
    foretell: (asking, { invitationId }) => {
      const { organization, userId, role } = acting(asking);
      expireDue(organization);
      const invitation = found(organization.invitations[invitationId]);
      requireRole(role, "invitation.resend");
      requireGivable(role, invitation.role);
      countSeats(organization);
      if (invitation.state === "expired") requireSeats(organization, 1);
      else if (invitation.state !== "pending") refuse("conflict");
      if (invitation.sentLately) refuse("limited");
      if (pendingOf(organization).some((other) => other !== invitation && other.email === invitation.email)) refuse("conflict");
      const version = invitation.version + 1;
      Object.assign(invitation, { state: "pending", version, inviterUserId: userId, overdue: false, sentLately: true });
      countSeats(organization);
    },
  }),
  "invitation.remove": modelled(invitationInput, {
    input: someInvitation,
    foretell: (asking, { invitationId }) => {
      const { organization, role } = acting(asking);
      requireRole(role, "invitation.cancel");
      expireDue(organization);
      if (found(organization.invitations[invitationId]).state !== "expired") refuse("conflict");
      delete organization.invitations[invitationId];
      countSeats(organization);
    },
  }),
  "invitation.copyLink": modelled(invitationInput, {
    input: someInvitation,
    foretell: (asking, { invitationId }) => {
      const { organization, role } = acting(asking);
      requireRole(role, "invitation.create");
      const { state, overdue } = found(organization.invitations[invitationId]);
      if (state !== "pending" || overdue) refuse("conflict");
    },
  }),
  "invitation.accept": modelled(tokenInput, {
    askers: addressees,
    input: someToken,
    foretell: (asking, { token }) => accept(asking, readInvitationToken(token) ?? refuse("notFound")),
  }),
  "invitation.decline": modelled(tokenInput, {
    askers: addressees,
    input: someToken,
    foretell: (asking, { token }) => decline(asking, readInvitationToken(token) ?? refuse("notFound")),
  }),
  "invitation.acceptOwn": modelled(ownInvitationInput, {
    askers: addressees,
    input: someOwnInvitation,
    foretell: (asking, input) => accept(asking, requireOwn(asking, input)),
  }),
  "invitation.declineOwn": modelled(ownInvitationInput, {
    askers: addressees,
    input: someOwnInvitation,
    foretell: (asking, input) => decline(asking, requireOwn(asking, input)),
  }),
};

type Reference = { region: string; invitationId: string; version: number | null };

function accept({ world, person }: Asking, reference: Reference): void {
  const { organization, invitation } = locate(world, reference);
  requireAddressee(person, invitation, true);
  if (invitation.state === "accepted" && invitation.acceptedByUserId === person.userId) return;
  requireOpen(invitation, reference);
  const member = organization.members[person.userId];
  if (!member && !maySend(organization.members[invitation.inviterUserId]?.role, invitation.role)) refuse("gone");
  Object.assign(invitation, { state: "accepted", acceptedByUserId: person.userId });
  if (!member) {
    organization.members[person.userId] = { role: invitation.role, name: person.name ?? "", email: person.email };
    const [first = nobody] = Object.keys(organization.teams);
    const joined = Object.keys(invitation.teams).length > 0 ? invitation.teams : { [first]: "member" as const };
    for (const [teamId, role] of Object.entries(joined)) found(organization.teams[teamId], "internal").people[person.userId] = role;
  }
  countSeats(organization);
}

function decline({ world, person }: Asking, reference: Reference): void {
  const { organization, invitation } = locate(world, reference);
  requireAddressee(person, invitation, false);
  if (invitation.state === "declined") return;
  requireOpen(invitation, reference);
  invitation.state = "declined";
  countSeats(organization);
}

function locate(world: World, { region, invitationId }: Reference): { organization: Organization; invitation: Invitation } {
  const organization = Object.values(world.organizations).find(
    (other) => other.region === region && !other.dismissed && other.invitations[invitationId],
  );
  return { organization: found(organization), invitation: found(organization?.invitations[invitationId]) };
}

/** Without a link an invitation to somebody else does not exist. */
function requireOwn({ world, person }: Asking, { region, invitationId }: Omit<Reference, "version">): Reference {
  const reference = { region, invitationId, version: null };
  return locate(world, reference).invitation.email === person.email ? reference : refuse("notFound");
}

function requireOpen({ state, overdue, version }: Invitation, reference: Reference): void {
  if (state !== "pending" || overdue || (reference.version ?? version) !== version) refuse("gone");
}

/** Members and pending invitations never exceed what is paid (PRODUCT 5.6). */
function requireSeats(organization: Organization, wanted: number): void {
  const { members, seatsPaid } = organization;
  const used = Object.keys(members).length + pendingOf(organization).length;
  if (seatsPaid !== null && wanted > Math.max(0, seatsPaid - used)) refuse("conflict");
}

const outcomes = z.object({ outcomes: z.array(z.object({ email: z.string(), invitationId: z.string().optional() })) });

function someAddress(choose: Choose, { people }: World): string {
  return choose([...Object.values(people).map(({ email }) => email), "stranger@nowhere.example", "another@nowhere.example"]);
}

function someInvitation(choose: Choose, { world, organization }: Pick<Asking, "world" | "organization">) {
  const own = Object.keys(organization.invitations);
  const all = Object.values(world.organizations).flatMap(({ invitations }) => Object.keys(invitations));
  return { invitationId: choose([...own, ...own, ...own, ...all, nobody]) };
}

function someOwnInvitation(choose: Choose, { world, person }: Pick<Asking, "world" | "person">) {
  const all = Object.values(world.organizations).flatMap(({ region, invitations }) =>
    Object.entries(invitations).map(([invitationId, { email, state, version }]) => ({ region, invitationId, email, state, version })),
  );
  const own = all.filter(({ email }) => email === person.email);
  const open = own.filter(({ state }) => state === "pending");
  const none = { region: "eu" as const, invitationId: nobody, version: 1 };
  const { region, invitationId } = choose([...open, ...open, ...open, ...own, ...all, none]);
  return { region, invitationId };
}

/** Mostly the newest link, sometimes one that a newer one killed. */
function someToken(choose: Choose, where: Pick<Asking, "world" | "person">) {
  const { region, invitationId } = someOwnInvitation(choose, where);
  const invitation = Object.values(where.world.organizations).flatMap((one) => one.invitations[invitationId] ?? [])[0];
  const newest = invitation?.version ?? 1;
  return { token: invitationToken({ region, invitationId, version: choose([newest, newest, newest, Math.max(1, newest - 1)]) }) };
}

function addressees({ people, organizations }: World) {
  const open = Object.values(organizations).flatMap((organization) => pendingOf(organization).map(({ email }) => email));
  return Object.values(people).filter(({ email }) => open.includes(email));
}
