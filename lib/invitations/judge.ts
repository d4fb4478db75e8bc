import type { RegionalTransaction } from "#db/regional/client.ts";
import type { Member } from "#lib/actor/actor.ts";
import { parseEmailAddress } from "#lib/email-address.ts";
import { manyLines, name as nameField } from "#lib/fields.ts";
import { decide } from "#lib/policy/decide.ts";
import { organizationRoleNames, roleNamed, teamRoleNames } from "#lib/policy/role-names.ts";
import { grantableRoles, isGrantable, organizationRoles, type TeamRole, teamRoles } from "#lib/policy/roles.ts";
import { teamNames } from "#lib/teams/find.ts";
import { readConditions } from "./conditions.ts";
import type { Invited } from "./create.ts";
import { noteMaxLength, type TypedRow } from "./input.ts";
import { defaultRole, defaultTeamOf, defaultTeamRole } from "./options.ts";

/** What can be wrong with a row of its own (PRODUCT 6.3); `field` is where it is fixed, the sentence says how. */
export type RowProblem = {
  verdict:
    | "alreadyMember"
    | "alreadyInvited"
    | "duplicate"
    | "badAddress"
    | "badName"
    | "unknownRole"
    | "roleTooHigh"
    | "unknownTeam"
    | "badTeams"
    | "badNote";
  field: keyof TypedRow;
  sentence: string;
};

/** A row with its address in the one form, its blanks filled by the defaults, and either what it invites or what is wrong. */
export type JudgedRow = { row: TypedRow } & (
  | { problem: null; invitation: Omit<Invited, "invitationId"> }
  | { problem: RowProblem; invitation: null }
);

const note = manyLines(noteMaxLength);

/**
 * Every row by itself, as this member could send it now: the rank rule for each, and of one address the first row only.
 * As many queries for a thousand rows as for one.
 */
export async function judgeRows(tx: RegionalTransaction, actor: Member, rows: readonly TypedRow[]): Promise<JudgedRow[]> {
  const known = await teamNames(tx, actor.accountId);
  const typed = rows.map((row) => filled(row, defaultTeamOf(known)?.name ?? ""));
  const emails = [...new Set(typed.flatMap(({ address }) => (address.ok ? [address.address] : [])))];
  const { members, invited } = await readConditions(tx, { accountId: actor.accountId, emails, teamIds: [] });
  const teamsByName = new Map(known.map((team) => [team.name.toLowerCase(), team]));
  const seen = new Set<string>();
  return typed.map(({ row, address }) => {
    const first = !address.ok || !seen.has(address.address);
    if (address.ok) seen.add(address.address);
    return judge(row, address, { actor, teamsByName, first, members, invited });
  });
}

type Address = ReturnType<typeof parseEmailAddress>;
type Known = {
  actor: Member;
  teamsByName: ReadonlyMap<string, { id: string; name: string }>;
  members: ReadonlySet<string>;
  invited: ReadonlySet<string>;
  /** Whether no row before has the same address. */
  first: boolean;
};

/** Missing role and teams take the defaults (PRODUCT 6.2); roles may be typed as they are shown. */
function filled(typed: TypedRow, defaultTeam: string): { row: TypedRow; address: Address } {
  const address = parseEmailAddress(typed.email);
  const places = typed.teams.map(({ team, role }) => ({
    team,
    role: role === "" ? defaultTeamRole : (roleNamed(role, teamRoles, teamRoleNames) ?? role),
  }));
  const row = {
    ...typed,
    email: address.ok ? address.address : typed.email,
    role: typed.role === "" ? defaultRole : (roleNamed(typed.role, organizationRoles, organizationRoleNames) ?? typed.role),
    teams: places.length > 0 ? places : [{ team: defaultTeam, role: defaultTeamRole }],
  };
  return { row, address };
}

function judge(row: TypedRow, address: Address, known: Known): JudgedRow {
  const problem = (verdict: RowProblem["verdict"], field: RowProblem["field"], sentence: string): JudgedRow => {
    return { row, problem: { verdict, field, sentence }, invitation: null };
  };
  if (!address.ok) return problem("badAddress", "email", address.reason);
  if (!known.first) return problem("duplicate", "email", "This address is in the list more than once; the first row counts.");
  if (known.members.has(row.email)) return problem("alreadyMember", "email", "Already a member. Change their role under Members.");
  if (known.invited.has(row.email)) return problem("alreadyInvited", "email", "Already invited, and the invitation still waits.");
  const name = row.name === "" ? null : nameField.safeParse(row.name);
  if (name && !name.success) return problem("badName", "name", "A name has at most 100 characters.");
  const role = organizationRoles.find((one) => one === row.role);
  if (!role) return problem("unknownRole", "role", `There is no such role. Use one of: ${grantableRoles.join(", ")}.`);
  const decision = decide(known.actor, "invitation.create", { grants: role });
  if (!decision.allowed) return problem("roleTooHigh", "role", decision.reason);
  if (!isGrantable(role)) return problem("roleTooHigh", "role", "Ownership is transferred, not granted.");
  const grants = grantsOf(row, known.teamsByName);
  if ("verdict" in grants) return problem(grants.verdict, "teams", grants.sentence);
  const text = note.safeParse(row.note);
  if (!text.success)
    return problem("badNote", "note", `A note has at most ${noteMaxLength} characters; this one has ${[...row.note].length}.`);
  return { row, problem: null, invitation: { email: row.email, name: name?.data ?? null, role, teams: grants.teams, note: text.data } };
}

type Grants = { teams: Invited["teams"] } | Pick<RowProblem, "verdict" | "sentence">;

function grantsOf({ teams: places }: TypedRow, known: Known["teamsByName"]): Grants {
  const grants = new Map<string, TeamRole>();
  for (const { team, role: typed } of places) {
    const found = known.get(team.toLowerCase());
    if (!found)
      return { verdict: "unknownTeam", sentence: team === "" ? "Name the team." : `There is no team called “${team.slice(0, 100)}”.` };
    const role = teamRoles.find((one) => one === typed);
    if (!role) return { verdict: "badTeams", sentence: `The role in ${found.name} is ${teamRoles.join(" or ")}.` };
    if (grants.has(found.id)) return { verdict: "badTeams", sentence: `The team ${found.name} is named twice.` };
    grants.set(found.id, role);
  }
  return { teams: [...grants].map(([teamId, role]) => ({ teamId, role })) };
}
