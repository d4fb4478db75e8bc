import type { ErrorCode, Result } from "#lib/errors.ts";
import { organizationRoles, type OrganizationRole } from "#lib/policy/roles.ts";
import { organizationMatrix, outsideMatrix, projectMatrix, teamMatrix } from "#lib/policy/written-matrix.ts";
import { projectCast } from "#local/project-fixtures.ts";
import { organizationKeys, ownProjectRoleIn, roleIn, teamRoleIn, type Principal, type Question } from "./principals.ts";

/** What an operation declares, as far as an answer can be foretold from it. */
export type Declared = {
  scope: "organization" | "directory" | "crossing" | "invitation" | "ownInvitation";
  kind: "read" | "write";
  permission: string;
  route: string;
};

export type Expected =
  | { ok: true }
  | { ok: false; code: Exclude<ErrorCode, "denied"> }
  | { ok: false; code: "denied"; permission: string; rules: readonly string[]; fixableBy: readonly string[] };

/** The answer to a question, from the matrix written by hand and nothing of the app. */
export function expectedOf(operation: Declared, question: Question): Expected {
  return operation.scope === "organization" ? expectedInOrganization(operation, question) : expectedOfUser(operation, question.principal);
}

function expectedInOrganization({ permission, route }: Declared, { principal, where, about }: Question): Expected {
  if (principal === "visitor") return { ok: false, code: "unauthenticated" };
  const role = roleIn(where, principal);
  if (role === undefined) return { ok: false, code: "notFound" };
  if (permission === "organization.leave" && role === "owner") return denied({ permission, rules: ["owning"] });
  const onProject = route.includes("{projectId}");
  // Whoever may not open it is not told that it exists (PRODUCT 3).
  if (onProject && !mayInProject("project.view", { principal, where })) return { ok: false, code: "notFound" };
  if (permission in projectMatrix)
    return mayInProject(permission, { principal, where })
      ? { ok: true }
      : denied({ permission, rules: ["notAllowed"], fixableBy: ["owner", "team admin"] });
  const holders = rolesThat(permission);
  const inTeam = (teamMatrix as Matrix)[permission] ?? [];
  const teamRole = teamRoleIn(where, principal);
  const byTeamRole = teamRole !== undefined && inTeam[{ admin: 0, member: 1 }[teamRole]];
  const forThemselves = permission === "permission.explain" && principal === about;
  const holds = holders.includes(role) || byTeamRole || forThemselves;
  const aboutRole = roleIn(where, about) ?? "member";
  const rank = isBoundByRank({ permission }) ? rankRule(principal === about, role, aboutRole) : null;
  if (holds && !rank) return { ok: true };
  const able = isBoundByRank({ permission }) ? holders.filter((holder) => reaches(holder, aboutRole)) : holders;
  return denied({ permission, rules: [holds && rank ? rank : "notAllowed"], fixableBy: inTeam[0] ? [...able, "team admin"] : able });
}

/** Columns of the written matrix: editor, read-only, forbidden; then a team admin, a team member, and an owner, an admin and a member outside. */
function mayInProject(permission: string, { principal, where }: Pick<Question, "principal" | "where">): boolean {
  const row = rowOf(projectMatrix, permission);
  const own = ownProjectRoleIn(where, principal);
  if (roleIn(where, principal) === "owner") return row[5] ?? false;
  if (own === "custom") return projectCast[where].customRole.permissions.some((one) => one === permission);
  if (own) return row[{ editor: 0, "read-only": 1, forbidden: 2 }[own]] ?? false;
  const teamRole = teamRoleIn(where, principal);
  return row[teamRole ? { admin: 3, member: 4 }[teamRole] : 7] ?? false;
}

/** PRODUCT 2.2, by hand; what it says of roles that are given, the samples do not touch. */
export function isBoundByRank({ permission }: Pick<Declared, "permission">): boolean {
  return permission === "member.changeRole" || permission === "member.remove";
}

function rankRule(themselves: boolean, role: OrganizationRole, other: OrganizationRole): string | null {
  if (themselves) return "themselves";
  if (other === "owner") return "theOwner";
  return reaches(role, other) ? null : "someoneAbove";
}

function reaches(role: OrganizationRole, other: OrganizationRole): boolean {
  const rungs = { owner: 3, admin: 2, maintainer: 1, member: 0, billing: 0 };
  return other !== "owner" && rungs[role] >= rungs[other];
}

/** Whom the organization role alone is enough, in whatever team. */
function rolesThat(permission: string): OrganizationRole[] {
  const row = (organizationMatrix as Matrix)[permission];
  if (row) return organizationRoles.filter((_, column) => row[column]);
  const outsideTeam = rowOf(teamMatrix, permission).slice(2);
  return organizationRoles.filter((_, column) => outsideTeam[column]);
}

/**
 * Columns of the written matrix: a visitor, Nina, Uri, a newcomer. Whoever is in an organization asks here as Nina does.
 * Without its link an invitation to somebody else does not exist.
 */
function expectedOfUser({ scope, kind, permission }: Declared, principal: Principal): Expected {
  const column = { visitor: 0, uri: 2, newcomer: 3 }[principal as string] ?? 1;
  const allowed = rowOf(outsideMatrix, permission)[column] ?? false;
  if (principal === "visitor" && !allowed) return { ok: false, code: "unauthenticated" };
  // Who owns an organization cannot delete their account (PRODUCT 2.1).
  if (permission === "profile.delete" && organizationKeys.some((organization) => roleIn(organization, principal) === "owner"))
    return { ok: false, code: "conflict" };
  const addressedToOthers = (scope === "ownInvitation" || (scope === "invitation" && kind === "write")) && principal !== "invited";
  if (allowed && !addressedToOthers) return { ok: true };
  if (addressedToOthers && scope === "ownInvitation") return { ok: false, code: "notFound" };
  return denied({ permission, rules: ["unverified", "unfinished", ...(addressedToOthers ? ["anothersInvitation"] : [])] });
}

type Matrix = Record<string, boolean[]>;

function denied(what: { permission: string; rules: readonly string[]; fixableBy?: readonly string[] }): Expected {
  return { ok: false, code: "denied", fixableBy: [], ...what };
}

function rowOf(matrix: Matrix, permission: string): boolean[] {
  const row = matrix[permission];
  if (!row) throw new Error(`lib/policy/written-matrix.ts has no row for ${permission} that this matrix knows how to read.`);
  return row;
}

/** What is wrong with an answer, or null. */
export function mismatch(expected: Expected, result: Result<unknown>): string | null {
  if (result.ok) return expected.ok ? null : `allowed, where the matrix says ${expected.code}`;
  const { code, message, permission, rule = "", fixableBy = [], people = [] } = result.error;
  const got = `${code}: ${JSON.stringify(result.error)}`;
  if (expected.ok) return `refused (${got}), where the matrix allows it`;
  if (code !== expected.code) return `${got}, expected ${expected.code}`;
  if (message.length < 10) return `no sentence in ${got}`;
  if (expected.code !== "denied") return null;
  const explained = permission === expected.permission && expected.rules.includes(rule) && fixableBy.join() === expected.fixableBy.join();
  if (!explained) return `${got}, expected ${JSON.stringify(expected)}`;
  return people.length > 0 === fixableBy.length > 0 && people.length <= 3 ? null : `the wrong people in ${got}`;
}

/** A row that is not here: not found where the address names it, a wrong field where the body does; whoever lacks the permission may be told that first. */
export function mismatchOfStray(
  { allowed, field, inPath }: { allowed: boolean; field: string; inPath: boolean },
  result: Result<unknown>,
): string | null {
  if (result.ok) return `a foreign ${field} was accepted`;
  const { code, fields = {} } = result.error;
  if (!allowed && (code === "denied" || code === "notFound")) return null;
  if (allowed && inPath && code === "notFound") return null;
  if (allowed && !inPath && code === "invalid" && Object.keys(fields).some((name) => name.startsWith(field))) return null;
  return `a foreign ${field} was answered ${JSON.stringify(result.error)}`;
}
