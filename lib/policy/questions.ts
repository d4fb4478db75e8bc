import type { Decision } from "#lib/errors.ts";
import { allowanceOf, decide } from "./decide.ts";
import { organizationPermissions, projectPermissions, teamPermissions } from "./permissions.ts";
import { type OrganizationRole, plainOrganizationRole } from "./roles.ts";
import type { Granting, Member, MemberTarget, ProjectTarget, TargetOf, TeamPlaceTarget, TeamTarget } from "./subject.ts";

/** What a question may be about beside who and what; the policy looks at it where the permission's line does. */
export type About = { member?: MemberTarget; role?: OrganizationRole; teamId?: string; toTeamId?: string; project?: ProjectTarget };
export type AboutKind = "member" | "role" | "team" | "toTeam" | "project";

/** What a member may ask of the policy: everything that is decided in an organization. */
export const askablePermissions = [...new Set([...organizationPermissions, ...teamPermissions, ...projectPermissions])];
export type AskablePermission = (typeof askablePermissions)[number];

/** What else goes into a question about this permission. */
export function asksAbout(permission: AskablePermission): readonly AboutKind[] {
  return questions[permission]?.asks ?? [];
}

/** The answer, and whom the policy allows it: "the owner and admins". */
export type Answer = { permission: AskablePermission; decision: Decision; allowedTo: readonly string[] };

/** What `decide` answers, about as much of this as the permission's line looks at; without it the answer is the general one. */
export function answerTo<P extends AskablePermission>(subject: Member, permission: P, about: About): Answer {
  const { target }: Question<TargetOf<P>> = questions[permission] ?? plain;
  const facts = target(about);
  return { permission, decision: decide(subject, permission, facts), allowedTo: allowanceOf(subject, permission, facts) };
}

/** What goes with a permission, and how the policy is given it. */
type Question<T> = { asks: readonly AboutKind[]; target: (about: About) => T | undefined };

const plain = { asks: [], target: () => undefined };
const somebody: MemberTarget = { userId: "somebody", role: plainOrganizationRole };

const aboutMember: Question<MemberTarget> = { asks: ["member"], target: ({ member }) => member };
const aboutRole: Question<Granting> = { asks: ["role"], target: ({ role }) => role && { grants: role } };
const inTeam: Question<TeamTarget> = { asks: ["team"], target: ({ teamId }) => (teamId === undefined ? undefined : { teamId }) };
const ofPlace: Question<TeamPlaceTarget> = {
  asks: ["team", "member"],
  target: ({ teamId, member }) => (teamId === undefined ? undefined : { teamId, ...(member ?? somebody) }),
};
/** Out of one team into another. */
const betweenTeams: Question<TeamTarget & { toTeamId?: string }> = {
  asks: ["team", "toTeam"],
  target: ({ teamId, toTeamId }) => (teamId === undefined ? undefined : { teamId, toTeamId }),
};
const inProject: Question<ProjectTarget> = { asks: ["project"], target: ({ project }) => project };

const questions: { readonly [P in AskablePermission]?: Question<TargetOf<P>> } = {
  "member.changeRole": {
    asks: ["member", "role"],
    target: ({ member, role }) => (member || role ? { ...(member ?? somebody), grants: role } : undefined),
  },
  "member.remove": aboutMember,
  "memberKey.revokeOthers": aboutMember,
  "permission.explain": aboutMember,
  "endpointRestriction.manage": { asks: ["member"], target: ({ member }) => member && { member } },
  "invitation.create": aboutRole,
  "invitation.resend": aboutRole,
  "team.view": inTeam,
  "team.rename": inTeam,
  "team.addMember": ofPlace,
  "team.removeMember": ofPlace,
  "team.setRole": ofPlace,
  "project.create": inTeam,
  "project.move": betweenTeams,
  "project.delete": inTeam,
  "project.setRole": ofPlace,
  "projectRole.manage": inTeam,
  "project.view": inProject,
  "project.update": inProject,
  "project.setApis": inProject,
  "projectKey.view": inProject,
  "projectKey.create": inProject,
  "projectKey.rotate": inProject,
  "projectKey.revoke": inProject,
  "projectUsage.view": inProject,
};
