import { randomBytes, randomUUID } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { organizationCast, people, type Person } from "#local/cast.ts";
import { readRun } from "#local/addresses.ts";
import type { OwnerConnections } from "#local/databases.ts";
import { createCast, createSession, type Cast, type CastOrganization } from "#local/fixtures.ts";
import { createProject, projectCast, type CastProject } from "#local/project-fixtures.ts";
import type { OrganizationRole, ProjectGrantRole, TeamRole } from "#lib/policy/roles.ts";
import { emailChangeToken } from "#lib/profile/email-change-token.ts";
import { sampleOrganization } from "../support/sample-organization.ts";
import type { SampleOrganization, SampleWorld } from "../support/samples.ts";
import type { Owned } from "../support/snapshot.ts";
import { inviteToGlobex, refuseBatch } from "./sent-before.ts";

export type OrganizationKey = keyof typeof organizationCast;
export const organizationKeys: readonly OrganizationKey[] = ["acme", "globex"];

/** Who asks: the cast, a visitor, Ines signed in as the invited address, and somebody who has given no name yet. */
export type Principal = Person | "visitor" | "invited" | "newcomer";
export const principals: readonly Principal[] = ["visitor", "newcomer", "invited", ...people];

export function roleIn(organization: OrganizationKey, principal: Principal): OrganizationRole | undefined {
  const members: Partial<Record<Principal, OrganizationRole>> = organizationCast[organization].members;
  return members[principal];
}

/** Who is in the team that samples are about: Data as the cast has it, with the member whom samples are about in it. */
const dataTeam: Record<OrganizationKey, Partial<Record<Principal, TeamRole>>> = {
  acme: { ...organizationCast.acme.teams["Data"], milo: "member", bella: "member" },
  globex: { kim: "member" },
};

/** Roles of people's own in the project that samples are about, which is in Data: over the team's, and from outside it. */
const ownProjectRoles: Record<OrganizationKey, Partial<Record<Principal, ProjectGrantRole>>> = {
  acme: { ...projectCast.acme.own, bella: "forbidden" },
  globex: projectCast.globex.own,
};

export function ownProjectRoleIn(organization: OrganizationKey, principal: Principal): ProjectGrantRole | undefined {
  return ownProjectRoles[organization][principal];
}

export function teamRoleIn(organization: OrganizationKey, principal: Principal): TeamRole | undefined {
  return dataTeam[organization][principal];
}

/** One cast of its own, the session tokens of those who ask in it, and one more session and a passkey of everybody. */
export type Stage = {
  cast: Cast;
  tag: string;
  invitations: Record<OrganizationKey, string>;
  projects: Record<OrganizationKey, CastProject>;
  batches: Record<OrganizationKey, string>;
  owned: Owned;
  tokens: ReadonlyMap<Principal, string>;
  sessions: ReadonlyMap<Principal, string>;
  emails: ReadonlyMap<Principal, string>;
  userIds: ReadonlyMap<Principal, string>;
  passkeys: ReadonlyMap<Principal, string>;
};

/** Writes a fresh cast: Acme and Globex, each with two teams and one pending invitation for Ines's address, sent a while ago. */
export async function setStage(connections: OwnerConnections, askers: readonly Principal[]): Promise<Stage> {
  const tag = `m${randomBytes(5).toString("hex")}`;
  const cast = await withDataTeams(connections, await createCast(connections, `-${tag}`));
  const projects = await addProjects(connections, cast);
  const ids = new Map<Principal, string>(people.map((person) => [person, cast[person].userId]));
  const emails = new Map<Principal, string>(people.map((person) => [person, cast[person].email]));
  emails.set("invited", cast.ines.email).set("newcomer", `newcomer+${tag}@nowhere.example`);
  ids.set("invited", await addUser(connections, cast.ines.email, "Ines Ito"));
  ids.set("newcomer", await addUser(connections, emails.get("newcomer") ?? "", null));
  const globexInvitation = await inviteToGlobex(connections, cast);
  const batches = { acme: await refuseBatch(connections, cast, "acme"), globex: await refuseBatch(connections, cast, "globex") };
  // Once a minute an invitation may be sent again.
  await connections.us`update invitations set sent_at = now() - interval '1 hour' where id = ${cast.ines.invitationId}`;
  const tokens = await Promise.all(
    [...ids]
      .filter(([principal]) => askers.includes(principal))
      .map(async ([principal, userId]) => [principal, await createSession(connections.directory, userId)] as const),
  );
  return {
    cast,
    tag,
    invitations: { acme: cast.ines.invitationId, globex: globexInvitation },
    projects,
    batches,
    owned: {
      accountIds: [cast.acme.accountId, cast.globex.accountId, ...people.map((person) => cast[person].personalAccountId)],
      userIds: [...ids.values()],
      tag,
    },
    tokens: new Map(tokens),
    sessions: await addSessions(connections, ids),
    emails,
    userIds: ids,
    passkeys: await addPasskeys(connections, ids),
  };
}

export function otherThan(key: OrganizationKey): OrganizationKey {
  return key === "acme" ? "globex" : "acme";
}

/**
 * Whom samples are about: a plain member whom everybody with a say outranks, then those whom the rank rule protects; and of
 * the other organization a member who is not here.
 */
const subjects: Record<OrganizationKey, { member: Person; above: Person[]; stranger: Person }> = {
  acme: { member: "milo", above: ["anna", "olivia"], stranger: "gus" },
  globex: { member: "kim", above: ["gus"], stranger: "milo" },
};

export function subjectsOf(organization: OrganizationKey, boundByRank: boolean): Person[] {
  const { member, above } = subjects[organization];
  return boundByRank ? [member, ...above] : [member];
}

export function plainMember(organization: OrganizationKey): Person {
  return subjects[organization].member;
}

/** Who asks what of whom: `where` is the organization acted on, or the one whose invitation is held. */
export type Question = { principal: Principal; where: OrganizationKey; about: Person };

export function worldOf(stage: Stage, { principal, where, about }: Question): SampleWorld {
  const another = principal === "nina" ? "gus" : "nina";
  const ownAndAnothers = (ids: ReadonlyMap<Principal, string>) => ({
    own: ids.get(principal) ?? randomUUID(),
    anothers: ids.get(another) ?? randomUUID(),
  });
  return {
    tag: stage.tag,
    here: sampled(stage, where, about),
    foreign: sampled(stage, otherThan(where), subjects[where].stranger),
    sessions: ownAndAnothers(stage.sessions),
    passkeys: ownAndAnothers(stage.passkeys),
    app: readRun().addresses.app,
    ownEmail: stage.emails.get(principal) ?? "visitor@nowhere.example",
    // A change that is set up for somebody has their own id.
    emailChangeToken: emailChangeToken(stage.userIds.get(principal) ?? randomUUID()),
  };
}

function sampled({ cast, invitations, projects, batches }: Stage, key: OrganizationKey, member: Person): SampleOrganization {
  return sampleOrganization(cast, key, member, { invitationId: invitations[key], project: projects[key], batchId: batches[key] });
}

/** Everything that only the people of this organization may ever see, and of an invitation also whom it is for. */
export function secretsOf({ cast, invitations, projects, batches }: Stage, key: OrganizationKey, reader: Principal): string[] {
  const organization: CastOrganization = cast[key];
  const membersOnlyHere = people.filter((person) =>
    organizationKeys.every((other) => (roleIn(other, person) !== undefined) === (other === key)),
  );
  return [
    organization.accountId,
    organization.slug,
    ...(reader === "invited" ? [] : [invitations[key]]),
    batches[key],
    ...Object.values(organization.teams),
    projects[key].projectId,
    projects[key].projectRoleId,
    ...membersOnlyHere.flatMap((person) => [cast[person].userId, cast[person].email]),
  ];
}

async function addUser({ directory }: OwnerConnections, email: string, name: string | null): Promise<string> {
  const userId = uuidv7();
  await directory`insert into users ${directory([{ id: userId, email, name, email_verified_at: new Date().toISOString() }])}`;
  return userId;
}

/** Writes what the cast has not: Globex's Data, and the member of each organization whom samples are about into Data. */
async function withDataTeams({ us, eu }: OwnerConnections, cast: Cast): Promise<Cast> {
  const teamId = uuidv7();
  const globex = { ...cast.globex, teams: { ...cast.globex.teams, Data: teamId } };
  const member = { role: "member" };
  const seated: Partial<Record<Person, TeamRole>> = organizationCast.acme.teams["Data"] ?? {};
  const added = people.filter((person) => teamRoleIn("acme", person) && !seated[person]);
  await us`
    insert into team_memberships
    ${us(added.map((person) => ({ account_id: cast.acme.accountId, team_id: cast.acme.teams["Data"] ?? "", user_id: cast[person].userId, ...member })))}`;
  await eu.begin((tx) => [
    tx`insert into teams ${tx({ account_id: globex.accountId, id: teamId, name: "Data" })}`,
    tx`insert into team_memberships ${tx({ account_id: globex.accountId, team_id: teamId, user_id: cast[plainMember("globex")].userId, ...member })}`,
  ]);
  return { ...cast, globex };
}

async function addProjects(connections: OwnerConnections, cast: Cast): Promise<Record<OrganizationKey, CastProject>> {
  const [acme, globex] = await Promise.all(
    organizationKeys.map((key) => createProject(connections, cast, key, { teamId: cast[key].teams["Data"], own: ownProjectRoles[key] })),
  );
  if (!acme || !globex) throw new Error("A stage has a project in each organization");
  return { acme, globex };
}

async function addSessions(
  { directory }: OwnerConnections,
  users: ReadonlyMap<Principal, string>,
): Promise<ReadonlyMap<Principal, string>> {
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const rows = [...users].map(([principal, userId]) => ({ principal, userId, id: uuidv7() }));
  const sessions = rows.map(({ userId, id }) => ({
    token_hash: randomBytes(32).toString("hex"),
    id,
    user_id: userId,
    expires_at: expiresAt,
  }));
  await directory`insert into sessions ${directory(sessions)}`;
  return new Map(rows.map(({ principal, id }) => [principal, id]));
}

async function addPasskeys(
  { directory }: OwnerConnections,
  users: ReadonlyMap<Principal, string>,
): Promise<ReadonlyMap<Principal, string>> {
  const rows = [...users].map(([principal, userId]) => ({ principal, userId, id: uuidv7() }));
  const passkeys = rows.map(({ userId, id }) => ({
    id,
    user_id: userId,
    credential_id: randomBytes(32).toString("base64url"),
    public_key: "",
    counter: 0,
    transports: ["internal"],
    backed_up: false,
    name: "Laptop",
  }));
  await directory`insert into passkeys ${directory(passkeys)}`;
  return new Map(rows.map(({ principal, id }) => [principal, id]));
}
