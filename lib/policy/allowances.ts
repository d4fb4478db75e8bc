import { effectiveProjectPermissions, effectiveTeamRole, permissionsOfProjectRole, projectRoleGivenBy } from "./effective-roles.ts";
import type { ProjectPermission } from "./permissions.ts";
import { rolesDownTo } from "./ranks.ts";
import type { OrganizationRole } from "./roles.ts";
import type { Member, ProjectTarget, Subject, TeamTarget, UserTarget } from "./subject.ts";

/** Somebody a line of the policy allows. `who` names them for people: "Only the owner and admins can …". */
export type Allowance<T> = {
  who: readonly string[];
  /** What the answer depends on; without a target it is the general one: "anywhere at all?". */
  aboutTarget: boolean;
  includes: (subject: Subject, target: T | undefined) => boolean;
};

const namesOfMany: Record<OrganizationRole, string> = {
  owner: "the owner",
  admin: "admins",
  maintainer: "maintainers",
  member: "members",
  billing: "billing managers",
};

/** People, signed in or not; a job is none. */
export const anyone: Allowance<unknown> = { who: ["people"], aboutTarget: false, includes: ({ kind }) => kind !== "job" };
export const signedIn: Allowance<unknown> = {
  who: ["signed-in people"],
  aboutTarget: false,
  includes: ({ kind }) => kind === "user" || kind === "member",
};
/** Asked outside any organization: only there the verified address is known. */
export const users: Allowance<unknown> = { ...signedIn, includes: ({ kind }) => kind === "user" };
export const systemJobs: Allowance<unknown> = {
  who: ["Guildhall itself"],
  aboutTarget: false,
  includes: ({ kind }) => kind === "job",
};

export const everyMember = members(["members of the organization"], () => true);
export const billingManagers = ofRoles(["billing"]);

/** The roles of the ladder from `lowest` up; billing managers are not on it. */
export function atLeast(lowest: Exclude<OrganizationRole, "billing">): Allowance<unknown> {
  return ofRoles(rolesDownTo(lowest));
}

export const forThemselves = membersWith<UserTarget>([], (member, target) => target?.userId === member.userId);

/** Team admins of that team, the owner among them (PRODUCT 3.2); without a target, of any team. */
export const teamAdmins = membersWith<TeamTarget>(["the owner", "team admins"], (member, target) =>
  teamRolesOf(member, target).includes("admin"),
);
export const teamMembers = membersWith<TeamTarget>(["members of the team"], (member, target) => teamRolesOf(member, target).length > 0);

/** Whoever has this permission in the project (PRODUCT 3.2); without a target, by a team role in any team. */
export function inProject(permission: ProjectPermission): Allowance<ProjectTarget> {
  const readers = permissionsOfProjectRole("read-only").includes(permission);
  return membersWith<ProjectTarget>(
    ["the owner", "team admins", readers ? "people of the project" : "editors of the project"],
    (member, target) =>
      target
        ? effectiveProjectPermissions(member, target).includes(permission)
        : teamRolesOf(member, target).some((role) => permissionsOfProjectRole(projectRoleGivenBy(role)).includes(permission)),
  );
}

function ofRoles(roles: readonly OrganizationRole[]): Allowance<unknown> {
  return members(
    roles.map((role) => namesOfMany[role]),
    ({ role }) => roles.includes(role),
  );
}

function members(who: readonly string[], includes: (member: Member) => boolean): Allowance<unknown> {
  return { who, aboutTarget: false, includes: (subject) => subject.kind === "member" && includes(subject) };
}

function membersWith<T>(who: readonly string[], includes: (member: Member, target: T | undefined) => boolean): Allowance<T> {
  return { who, aboutTarget: true, includes: (subject, target) => subject.kind === "member" && includes(subject, target) };
}

function teamRolesOf(member: Member, target: TeamTarget | undefined) {
  if (!target) return member.role === "owner" ? ["admin" as const] : [...member.teamRoles.values()];
  const role = effectiveTeamRole(member, target.teamId);
  return role ? [role] : [];
}
