import { createHash, randomBytes } from "node:crypto";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import type { OrganizationRole } from "#lib/policy/roles.ts";
import { regions, type Region } from "#lib/regions.ts";
import { cast, organizationCast, people, type Person } from "./cast.ts";
import type { OwnerConnections } from "./databases.ts";

export type CastPerson = { userId: string; name: string; email: string; personalAccountId: string; region: Region };
export type CastOrganization = { accountId: string; slug: string; region: Region; teams: Record<string, string> };
export type Cast = Record<Person, CastPerson> & {
  acme: CastOrganization;
  globex: CastOrganization;
  /** Invited to Acme by Olivia, as member, into My Team; nobody has signed up by this address. */
  ines: { email: string; invitationId: string };
};

export const sessionCookie = "authjs.session-token";

/**
 * Writes the cast of STYLE 14 as guildhall_owner, whom row-level security does not bind: one transaction per
 * database. A suffix (lower-case letters, digits, hyphens) gives a test its own Acme `acme<suffix>` with its
 * own people `olivia+<suffix>@acme.example`.
 */
export async function createCast(connections: OwnerConnections, suffix = ""): Promise<Cast> {
  const made = planCast(suffix);
  await writeUsers(connections.directory, made);
  await Promise.all(regions.map((region) => writeRegion(connections[region], region, made)));
  return made;
}

/** Somebody more in an organization that was cast, in its My Team. */
export async function createMember(
  connections: OwnerConnections,
  { accountId, region, teams }: CastOrganization,
  email: string,
  role: OrganizationRole,
): Promise<{ userId: string; email: string }> {
  const userId = uuidv7();
  const personalAccountId = uuidv7();
  const [name, teamId] = [email.split("@")[0] ?? email, teams["My Team"] ?? ""];
  const account = { account_id: personalAccountId, kind: "personal", user_id: userId, holder_name: name, holder_email: email, region };
  await connections.directory.begin((tx) => [
    tx`insert into users (id, email, name, email_verified_at) values (${userId}, ${email}, ${name}, now())`,
    tx`insert into personal_account_directory ${tx({ user_id: userId, account_id: personalAccountId, region, state: "active" })}`,
  ]);
  await connections[region].begin((tx) => [
    tx`insert into accounts ${tx(account)}`,
    tx`insert into memberships ${tx({ account_id: accountId, user_id: userId, role, name, email })}`,
    tx`insert into team_memberships ${tx({ account_id: accountId, team_id: teamId, user_id: userId, role: "member" })}`,
  ]);
  return { userId, email };
}

/** The session cookie's raw value for one of the cast, good for 30 days. */
export async function createSession(directory: postgres.Sql, userId: string): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  const tokenHash = createHash("sha256").update(token).digest("hex");
  await directory`
    insert into sessions (token_hash, id, user_id, expires_at)
    values (${tokenHash}, ${uuidv7()}, ${userId}, now() + interval '30 days')`;
  return token;
}

function planCast(suffix: string): Cast {
  const tag = suffix.replace(/^-+/, "");
  const address = (person: string, domain: string) => (tag ? `${person}+${tag}@${domain}` : `${person}@${domain}`);
  const person = (key: Person): CastPerson => {
    const { name, domain, region } = cast[key];
    return { userId: uuidv7(), name, email: address(key, domain), personalAccountId: uuidv7(), region };
  };
  const organization = (key: keyof typeof organizationCast): CastOrganization => {
    const teams = Object.keys(organizationCast[key].teams).map((name) => [name, uuidv7()]);
    return { accountId: uuidv7(), slug: `${key}${suffix}`, region: organizationCast[key].region, teams: Object.fromEntries(teams) };
  };
  return {
    olivia: person("olivia"),
    adam: person("adam"),
    anna: person("anna"),
    mona: person("mona"),
    milo: person("milo"),
    tara: person("tara"),
    bella: person("bella"),
    kim: person("kim"),
    gus: person("gus"),
    nina: person("nina"),
    uri: person("uri"),
    remy: person("remy"),
    acme: organization("acme"),
    globex: organization("globex"),
    ines: { email: address("ines", "invited.example"), invitationId: uuidv7() },
  };
}

async function writeUsers(directory: postgres.Sql, made: Cast): Promise<void> {
  const now = new Date().toISOString();
  const users = people.map((key) => ({
    id: made[key].userId,
    email: made[key].email,
    name: made[key].name,
    email_verified_at: key === "uri" ? null : now,
  }));
  const personal = people.map((key) => ({
    user_id: made[key].userId,
    account_id: made[key].personalAccountId,
    region: made[key].region,
    state: "active",
  }));
  const organizations = [made.acme, made.globex].map(({ slug, accountId, region }) => ({
    slug,
    organization_id: accountId,
    region,
    state: "active",
  }));
  await directory.begin((tx) => [
    tx`insert into users ${tx(users)}`,
    tx`insert into personal_account_directory ${tx(personal)}`,
    tx`insert into organization_directory ${tx(organizations)}`,
  ]);
}

async function writeRegion(sql: postgres.Sql, region: Region, made: Cast): Promise<void> {
  const here = (["acme", "globex"] as const).filter((key) => made[key].region === region);
  const personal = people.map((key) => made[key]).filter((person) => person.region === region);
  const accounts = [
    ...personal.map(({ personalAccountId, userId, name, email }) => ({
      account_id: personalAccountId,
      kind: "personal",
      user_id: userId,
      holder_name: name,
      holder_email: email,
      region,
    })),
    ...here.map((key) => ({
      account_id: made[key].accountId,
      kind: "organization",
      user_id: null,
      holder_name: null,
      holder_email: null,
      region,
    })),
  ];
  await sql.begin((tx) => [
    tx`insert into accounts ${tx(accounts)}`,
    ...here.flatMap((key) => writeOrganization(tx, key, made)),
    ...(region === made.acme.region ? inviteInes(tx, made) : []),
  ]);
}

function writeOrganization(tx: postgres.TransactionSql, key: "acme" | "globex", made: Cast) {
  const { name, owner, members, teams } = organizationCast[key];
  const { accountId, slug, teams: teamIds } = made[key];
  const { email, userId } = made[owner];
  const of = (person: string) => made[person as Person];
  const organization = {
    account_id: accountId,
    slug,
    name,
    legal_name: `${name} Inc.`,
    alerting_email: email,
    invoicing_email: email,
    plan: "organization",
    owner_user_id: userId,
    seats_paid: null,
  };
  const memberships = Object.entries(members).map(([person, role]) => ({
    account_id: accountId,
    user_id: of(person).userId,
    role,
    name: of(person).name,
    email: of(person).email,
  }));
  const teamRows = Object.entries(teamIds).map(([teamName, id]) => ({ account_id: accountId, id, name: teamName }));
  const teamMemberships = Object.entries(teams).flatMap(([teamName, roles]) =>
    Object.entries(roles).map(([person, role]) => ({
      account_id: accountId,
      team_id: teamIds[teamName] ?? "",
      user_id: of(person).userId,
      role,
    })),
  );
  return [
    tx`insert into organizations ${tx(organization)}`,
    tx`insert into memberships ${tx(memberships)}`,
    tx`insert into teams ${tx(teamRows)}`,
    tx`insert into team_memberships ${tx(teamMemberships)}`,
  ];
}

function inviteInes(tx: postgres.TransactionSql, { acme, ines, olivia }: Cast) {
  const key = { account_id: acme.accountId, invitation_id: ines.invitationId };
  return [
    tx`
      insert into invitations (account_id, id, email, name, role, state, inviter_user_id, inviter_name, mail_state, expires_at)
      values (${acme.accountId}, ${ines.invitationId}, ${ines.email}, 'Ines Ito', 'member', 'pending', ${olivia.userId}, ${olivia.name}, 'sent', now() + interval '7 days')`,
    tx`insert into invitation_teams ${tx({ ...key, team_id: acme.teams["My Team"] ?? "", role: "member" })}`,
  ];
}
