import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { organizationCast, people, type Person } from "#local/cast.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { createCast, createSession, type Cast, type CastOrganization } from "#local/fixtures.ts";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import { invitationToken } from "#lib/invitations/token.ts";
import type { SampleOrganization, SampleWorld } from "../support/samples.ts";
import type { Owned } from "../support/snapshot.ts";

export type OrganizationKey = keyof typeof organizationCast;
export const organizationKeys: readonly OrganizationKey[] = ["acme", "globex"];

/** Who asks: the cast, a visitor, Ines signed in as the invited address, and somebody who has given no name yet. */
export type Principal = Person | "visitor" | "invited" | "newcomer";
export const principals: readonly Principal[] = ["visitor", "newcomer", "invited", ...people];

export function roleIn(organization: OrganizationKey, principal: Principal): OrganizationRole | undefined {
  const members: Partial<Record<Principal, OrganizationRole>> = organizationCast[organization].members;
  return members[principal];
}

/** One cast of its own, and the session tokens of those who ask in it. */
export type Stage = {
  cast: Cast;
  tag: string;
  invitations: Record<OrganizationKey, string>;
  owned: Owned;
  tokens: ReadonlyMap<Principal, string>;
};

/** Writes a fresh cast: Acme and Globex, each with one pending invitation for Ines's address. */
export async function setStage(connections: OwnerConnections, askers: readonly Principal[]): Promise<Stage> {
  const tag = `m${randomBytes(5).toString("hex")}`;
  const cast = await createCast(connections, `-${tag}`);
  const ids = new Map<Principal, string>(people.map((person) => [person, cast[person].userId]));
  ids.set("invited", await addUser(connections, cast.ines.email, "Ines Ito"));
  ids.set("newcomer", await addUser(connections, `newcomer+${tag}@nowhere.example`, null));
  const globexInvitation = await inviteToGlobex(connections, cast);
  const tokens = await Promise.all(
    [...ids]
      .filter(([principal]) => askers.includes(principal))
      .map(async ([principal, userId]) => [principal, await createSession(connections.directory, userId)] as const),
  );
  return {
    cast,
    tag,
    invitations: { acme: cast.ines.invitationId, globex: globexInvitation },
    owned: {
      accountIds: [cast.acme.accountId, cast.globex.accountId, ...people.map((person) => cast[person].personalAccountId)],
      userIds: [...ids.values()],
      tag,
    },
    tokens: new Map(tokens),
  };
}

export function otherThan(key: OrganizationKey): OrganizationKey {
  return key === "acme" ? "globex" : "acme";
}

/** Whom samples are about: a member of this organization whom everybody with a say outranks, and of the other one a member who is not here. */
const subjects: Record<OrganizationKey, { member: Person; stranger: Person }> = {
  acme: { member: "milo", stranger: "gus" },
  globex: { member: "kim", stranger: "milo" },
};

export function worldOf(stage: Stage, key: OrganizationKey): SampleWorld {
  const { member, stranger } = subjects[key];
  return { tag: stage.tag, here: sampled(stage, key, member), foreign: sampled(stage, otherThan(key), stranger) };
}

function sampled({ cast, invitations }: Stage, key: OrganizationKey, member: Person): SampleOrganization {
  const { region, teams } = cast[key];
  const invitationId = invitations[key];
  return {
    memberId: cast[member].userId,
    teamId: teams["My Team"] ?? "",
    invitationId,
    invitationToken: invitationToken({ region, invitationId, version: 1 }),
  };
}

/** Everything that only the people of this organization may ever see. */
export function secretsOf({ cast, invitations }: Stage, key: OrganizationKey): string[] {
  const organization: CastOrganization = cast[key];
  const membersOnlyHere = people.filter((person) =>
    organizationKeys.every((other) => (roleIn(other, person) !== undefined) === (other === key)),
  );
  return [
    organization.accountId,
    organization.slug,
    invitations[key],
    ...Object.values(organization.teams),
    ...membersOnlyHere.flatMap((person) => [cast[person].userId, cast[person].email]),
  ];
}

async function addUser({ directory }: OwnerConnections, email: string, name: string | null): Promise<string> {
  const userId = uuidv7();
  await directory`insert into users ${directory([{ id: userId, email, name, email_verified_at: new Date().toISOString() }])}`;
  return userId;
}

async function inviteToGlobex({ eu }: OwnerConnections, { globex, gus, ines }: Cast): Promise<string> {
  const invitationId = uuidv7();
  await eu.begin((tx) => [
    tx`
      insert into invitations (account_id, id, email, role, state, inviter_user_id, inviter_name, mail_state, expires_at)
      values (${globex.accountId}, ${invitationId}, ${ines.email}, 'member', 'pending', ${gus.userId}, ${gus.name}, 'sent', now() + interval '7 days')`,
    tx`insert into invitation_teams ${tx({ account_id: globex.accountId, invitation_id: invitationId, team_id: globex.teams["My Team"] ?? "", role: "member" })}`,
  ]);
  return invitationId;
}
