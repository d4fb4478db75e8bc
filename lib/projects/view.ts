import { and, eq, ne } from "drizzle-orm";
import type { RegionalTransaction } from "#db/regional/client.ts";
import { teams } from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { findLeaders, withPeople } from "#lib/members/leaders.ts";
import { authorize, decide } from "#lib/policy/decide.ts";
import { permissionsOfProjectRole } from "#lib/policy/effective-roles.ts";
import { plainOrganizationRole, projectRoles as knownRoles } from "#lib/policy/roles.ts";
import { administeredBy } from "#lib/teams/list.ts";
import { findProject } from "./find.ts";
import type { ProjectInput } from "./input.ts";
import { customRolesOf, describeAll } from "./custom-roles.ts";
import { effectiveRole } from "#lib/actor/project-role.ts";

/** One project, the reader's role in it and where that comes from, and what they may do (PRODUCT 3.2). */
export async function viewProject({ tx, actor }: Context<Member>, { projectId }: ProjectInput) {
  const { accountId, userId, role } = actor;
  const { facts, teamId, teamName, ownRole, projectRoleId, customName, customPermissions, ...project } = await findProject(
    tx,
    actor,
    projectId,
  );
  authorize(actor, "project.view", facts);
  const leaders = await findLeaders(tx, actor);
  const maySetRole = decide(actor, "project.setRole", { teamId, userId: "", role: plainOrganizationRole });
  const mayMove = decide(actor, "project.move", { teamId });
  return {
    ...project,
    team: { id: teamId, name: teamName },
    mine: effectiveRole(actor, teamId, { ownRole, projectRoleId, customName, customPermissions }),
    /** What somebody can be in this project, for whoever may make them that. */
    roles: maySetRole.allowed ? await rolesIn(tx, accountId, teamId) : [],
    /** Whether there is another team that the reader may move it to. */
    hasWhereTo: mayMove.allowed && (await administersAnother(tx, actor, teamId)),
    may: {
      update: withPeople(decide(actor, "project.update", facts), leaders),
      setApis: withPeople(decide(actor, "project.setApis", facts), leaders),
      move: withPeople(mayMove, leaders),
      delete: withPeople(decide(actor, "project.delete", { teamId }), leaders),
      setRole: withPeople(maySetRole, leaders),
      setOwnRole: withPeople(decide(actor, "project.setRole", { teamId, userId, role }), leaders),
      seePeople: withPeople(decide(actor, "team.view", { teamId }), leaders),
    },
  };
}

async function rolesIn(tx: RegionalTransaction, accountId: string, teamId: string) {
  const custom = await customRolesOf(tx, accountId, teamId);
  return [
    ...knownRoles.map((role) => ({ role, projectRoleId: null, name: null, permissions: describeAll(permissionsOfProjectRole(role)) })),
    ...custom.map(({ id, name, permissions }) => ({
      role: "custom" as const,
      projectRoleId: id,
      name,
      permissions: describeAll(permissions),
    })),
  ];
}

async function administersAnother(tx: RegionalTransaction, actor: Member, teamId: string): Promise<boolean> {
  const others = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.accountId, actor.accountId), ne(teams.id, teamId), administeredBy(actor)))
    .limit(1);
  return others.length > 0;
}
