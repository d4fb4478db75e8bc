import { and, eq, inArray } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { teamMemberships } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import { recordAll } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import type { TeamCandidate } from "./find.ts";

type Team = { id: string; name: string };

/** Throws unless the actor may take this member out of the team, who is in it and in another one (PRODUCT 3.5). `inOneTeam` are those who are not. */
export function requireTakingOut(actor: Member, team: Team, person: TeamCandidate, inOneTeam: ReadonlySet<string>): void {
  const { userId, name, teamRole } = person;
  authorize(actor, "team.removeMember", { teamId: team.id, userId, role: person.role });
  if (!teamRole) throw new AppError("notFound", `${name} is not in ${team.name}.`);
  if (inOneTeam.has(userId)) {
    throw new AppError(
      "conflict",
      `${team.name} is the only team of ${name}, and every member is in at least one. Add them to another team first.`,
    );
  }
}

/** Takes members out of a team, once it is allowed of each, with a row in the log for each. As many statements for a thousand as for one. Under the account's lock. */
export async function takeOut(tx: RegionalTransaction, actor: Member, team: Team, people: readonly TeamCandidate[]): Promise<void> {
  const { accountId } = actor;
  const userIds = people.map(({ userId }) => userId);
  await tx
    .delete(teamMemberships)
    .where(and(eq(teamMemberships.accountId, accountId), eq(teamMemberships.teamId, team.id), inArray(teamMemberships.userId, userIds)));
  await recordAll(
    tx,
    actor,
    accountId,
    people.map(({ userId, name, teamRole }) => ({
      event: "team.memberRemoved",
      target: { id: userId, name },
      details: { teamId: team.id, team: team.name, role: teamRole },
    })),
  );
}
