import { inArray } from "drizzle-orm";
import { memberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { csvCellMax, csvRowsMax } from "#lib/decode-csv.ts";
import { parseEmailAddress } from "#lib/email-address.ts";
import { refusalOf } from "#lib/errors.ts";
import { printable } from "#lib/fields.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { roleNamed, teamRoleNames } from "#lib/policy/role-names.ts";
import { plainTeamRole, teamRoles } from "#lib/policy/roles.ts";
import { somebody } from "#lib/policy/subject.ts";
import { readCsv } from "#lib/read-csv.ts";
import { findCandidates, findTeam, type TeamCandidate } from "./find.ts";
import type { TeamCsv, TeamRows, TypedPerson } from "./input.ts";
import { requireJoining } from "./join.ts";

/** What can be wrong with a row of its own (PRODUCT 3.8); `field` is where it is fixed, the sentence says how. */
export type PersonProblem = {
  verdict: "inTeam" | "notMember" | "duplicate" | "badAddress" | "unknownRole" | "mayNot";
  field: keyof TypedPerson;
  sentence: string;
};

/** What would become of each row if it were added now, in the order of the rows; nothing is written. As many queries for a thousand as for one. */
export async function checkPeople({ tx, actor }: Context<Member>, { teamId, rows }: TeamRows) {
  const team = await findTeam(tx, actor.accountId, teamId);
  authorize(actor, "team.addMember", { teamId, ...somebody });
  const typed = rows.map((row) => ({ row, address: parseEmailAddress(row.email) }));
  const emails = [...new Set(typed.flatMap(({ address }) => (address.ok ? [address.address] : [])))];
  const members = await findCandidates(tx, actor.accountId, teamId, inArray(memberships.email, emails));
  const byEmail = new Map(members.map((member) => [member.email, member]));
  const seen = new Set<string>();
  const judged = typed.map(({ row, address }) => {
    if (!address.ok) return answer(actor, row, undefined, { verdict: "badAddress", field: "email", sentence: address.reason });
    const first = !seen.has(address.address);
    seen.add(address.address);
    const person = byEmail.get(address.address);
    return judge({ ...row, email: address.address }, { actor, team, person, first });
  });
  return { rows: judged, mayInvite: withPeople(decide(actor, "invitation.create"), await findLeaders(tx, actor)) };
}

/** The same for the rows of a CSV; one that *Export CSV* under Members made will do. Throws AppError "invalid" when the file as a whole cannot be read. */
export async function checkPeopleCsv(context: Context<Member>, { teamId, csv }: TeamCsv) {
  const columns = ["email", "team_role", "name", "organization_role", "joined_at"];
  const rows = readCsv(csv, { columns, required: "email", rowsMax: csvRowsMax, cellMax: csvCellMax });
  return checkPeople(context, {
    teamId,
    rows: rows.map(({ cells }) => ({ email: printable(cells["email"] ?? ""), role: printable(cells["team_role"] ?? "") })),
  });
}

type Known = {
  actor: Member;
  team: { id: string; name: string };
  person: TeamCandidate | undefined;
  /** Whether no row before has the same address. */
  first: boolean;
};

function judge(row: TypedPerson, { actor, team, person, first }: Known) {
  const role = row.role === "" ? plainTeamRole : roleNamed(row.role, teamRoles, teamRoleNames);
  const problem = (verdict: PersonProblem["verdict"], field: PersonProblem["field"], sentence: string) =>
    answer(actor, { ...row, role: role ?? row.role }, person, { verdict, field, sentence });
  if (!first) return problem("duplicate", "email", "This address is in the list more than once; the first row counts.");
  if (!person) return problem("notMember", "email", notMember(actor));
  if (person.teamRole) return problem("inTeam", "email", `In this team already, as ${teamRoleNames[person.teamRole]}.`);
  if (!role) return problem("unknownRole", "role", `There is no such team role. Use one of: ${teamRoles.join(", ")}.`);
  const refused = refusalOf(() => requireJoining(actor, team, person, role));
  if (refused) return problem("mayNot", "email", refused.message);
  return answer(actor, { ...row, role }, person, null);
}

/** PRODUCT 3.8 */
function notMember(actor: Member): string {
  const invite = decide(actor, "invitation.create").allowed ? "Invite them first." : "Ask an admin to invite them.";
  return `Not a member of this organization. ${invite}`;
}

/** Of somebody who is no member nothing is said but that. */
function answer(actor: Member, row: TypedPerson, person: TeamCandidate | undefined, problem: PersonProblem | null) {
  return { ...row, userId: person?.userId ?? null, name: person?.name ?? null, isYou: person?.userId === actor.userId, problem };
}
