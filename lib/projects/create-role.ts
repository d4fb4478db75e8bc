import { uuidv7 } from "uuidv7";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { projectRoles } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { record } from "#lib/audit/record.ts";
import { AppError } from "#lib/errors.ts";
import { authorize } from "#lib/policy/decide.ts";
import { findTeam } from "#lib/teams/find.ts";
import { customRolesOf } from "./custom-roles.ts";
import type { CreateProjectRole } from "./input.ts";

/** How many a team has; a menu shows all of them. */
const rolesMax = 50;

/** A custom role: a named subset of an editor's permissions, for the projects of one team (PRODUCT 3.4). */
export async function createProjectRole({ tx, actor }: Context<Member>, { teamId, name, permissions }: CreateProjectRole) {
  const { accountId } = actor;
  const team = await findTeam(tx, accountId, teamId);
  authorize(actor, "projectRole.manage", { teamId });
  await requireRoom(tx, accountId, teamId);
  const projectRoleId = uuidv7();
  await tx.insert(projectRoles).values({ accountId, id: projectRoleId, teamId, name, permissions });
  await record(tx, actor, accountId, {
    event: "projectRole.created",
    target: { id: projectRoleId, name },
    details: { team: team.name, permissions },
  });
  return { projectRoleId, teamId, name, permissions };
}

async function requireRoom(tx: RegionalTransaction, accountId: string, teamId: string): Promise<void> {
  const roles = await customRolesOf(tx, accountId, teamId);
  if (roles.length >= rolesMax) throw new AppError("conflict", `A team has at most ${rolesMax} project roles. Delete one first.`);
}
