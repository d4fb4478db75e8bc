import { and, asc, eq, sql } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { teamMemberships, teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError, invalidField } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { plainTeamRole } from "#lib/policy/roles.ts";
import { countStranded, findTeam, strandedIn } from "./find.ts";
import type { DeleteTeam } from "./input.ts";
import { projectsInTheWay } from "./projects-in-the-way.ts";

/** Deletes a team; who would be left without one moves to `moveTo` as team member. The last team stays, and so does one with projects (PRODUCT 3.5). */
export async function deleteTeam({ tx, actor }: Context<Member>, { teamId, moveTo }: DeleteTeam) {
  const { accountId } = actor;
  const { team, moved, target } = await authorizeDeletion({ tx, actor }, { teamId, moveTo });
  if (target) await move(tx, actor, teamId, target);
  await tx.delete(teamMemberships).where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, teamId)));
  await tx.delete(teams).where(and(eq(teams.accountId, accountId), eq(teams.id, teamId)));
  await record(tx, actor, accountId, {
    event: "team.deleted",
    target: { id: teamId, name: team.name },
    details: { moved, moveTo: target },
  });
  return { teamId, moved };
}

/** The team, and how many people move where. Throws where the actor may not delete it, or it has to stay. */
export async function authorizeDeletion({ tx, actor }: Context<Member>, { teamId, moveTo }: DeleteTeam) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  authorize(actor, "team.delete");
  await requireAnotherTeam(tx, accountId);
  await requireNoProjects(tx, accountId, team);
  if (moveTo) await requireTarget(tx, accountId, teamId, moveTo);
  const moved = await countStranded(tx, accountId, teamId);
  return { team, moved, target: moved > 0 ? targetOf(moveTo, moved) : null };
}

async function requireAnotherTeam(tx: RegionalTransaction, accountId: string): Promise<void> {
  const some = await tx.select({ id: teams.id }).from(teams).where(eq(teams.accountId, accountId)).orderBy(asc(teams.id)).limit(2);
  if (some.length < 2) throw new AppError("conflict", "This is the last team, and every organization has at least one. Rename it instead.");
}

/** Says how many and who can help, not which: an admin outside the team must not learn that (PRODUCT 3.9). */
async function requireNoProjects(tx: RegionalTransaction, accountId: string, { id, name }: { id: string; name: string }): Promise<void> {
  const { count, teamAdmins } = await projectsInTheWay(tx, accountId, id);
  if (count === 0) return;
  const who = teamAdmins.length === 0 ? "The owner" : teamAdmins.join(" or ");
  const [are, them] = count === 1 ? ["One project is", "it"] : [`${count} projects are`, "them"];
  throw new AppError("conflict", `${are} in ${name}. ${who} can move or delete ${them} first.`);
}

async function requireTarget(tx: RegionalTransaction, accountId: string, teamId: string, moveTo: string): Promise<void> {
  if (moveTo === teamId) throw invalidField("moveTo", "Choose another team than the one being deleted.");
  const [found] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.accountId, accountId), eq(teams.id, moveTo)));
  if (!found) throw invalidField("moveTo", "This team does not exist here. Reload and choose again.");
}

function targetOf(moveTo: string | null | undefined, people: number): string {
  const who = people === 1 ? "One person is" : `${people} people are`;
  if (!moveTo) throw invalidField("moveTo", `${who} in no other team. Choose the team they move to.`);
  return moveTo;
}

/** In one statement, however many they are. Whoever so puts themselves into a team has it in the audit log (PRODUCT 3.1). */
async function move(tx: RegionalTransaction, actor: Member, from: string, to: string): Promise<void> {
  const { accountId, userId, name, teamRoles } = actor;
  const stranded = strandedIn(tx, accountId, from);
  await tx.execute(sql`insert into ${teamMemberships} (account_id, team_id, user_id, role)
    select ${accountId}::uuid, ${to}::uuid, ${stranded.userId}, ${plainTeamRole} from ${stranded}`);
  if (teamRoles.size > 1 || !teamRoles.has(from)) return;
  const team = await findTeam(tx, accountId, to);
  await record(tx, actor, accountId, {
    event: "team.selfGranted",
    target: { id: userId, name },
    details: { teamId: to, team: team.name, role: plainTeamRole },
  });
}
