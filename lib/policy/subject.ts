import type { Permission, ProjectPermission } from "./permissions.ts";
import { type OrganizationRole, plainOrganizationRole, type ProjectRole, type TeamRole } from "./roles.ts";

/** Who asks, as far as the policy must know them; the doors' actors fit these shapes. */
export type Subject = Visitor | User | Member | Job;
export type Visitor = { kind: "visitor" };
export type User = {
  kind: "user";
  userId: string;
  email: string;
  emailVerified: boolean;
  name: string | null;
  /** Absent where the question is about a person, not about a session. */
  signedInRecently?: boolean;
};
export type Member = {
  kind: "member";
  userId: string;
  role: OrganizationRole;
  teamRoles: ReadonlyMap<string, TeamRole>;
  /** Absent where the question is about a role, not about a session. */
  signedInRecently?: boolean;
};
export type Job = { kind: "job" };

export type UserTarget = { userId: string };
/** A member as they are now: `role` is their organization role. */
export type MemberTarget = UserTarget & { role: OrganizationRole };
/** A member who is nobody in particular, for the question whether something may be done to anybody at all. */
export const somebody: MemberTarget = { userId: "somebody", role: plainOrganizationRole };

/** The organization role that would be given. */
export type Granting = { grants?: OrganizationRole };
export type TeamTarget = { teamId: string };
/** A member's place in a team: `role` is their organization role, which the team track still needs to know the owner. */
export type TeamPlaceTarget = TeamTarget & MemberTarget;
/** `projectRole` is the asker's own role in that project, where one is set; "custom" comes with its permissions. */
export type ProjectTarget = TeamTarget & {
  projectRole?: ProjectRole | "custom";
  customPermissions?: readonly ProjectPermission[];
};
/** An organization-wide one, where `loosens` covers retargeting and removing too; or one on a single member. */
export type RestrictionTarget = { loosens: boolean } | { member: MemberTarget };

/** The facts a decision may need beside the subject; permissions without an entry need none. */
type Targets = {
  "member.changeRole": MemberTarget & Granting;
  "member.remove": MemberTarget;
  "memberKey.rotate": UserTarget;
  "memberKey.revoke": UserTarget;
  "memberKey.revokeOthers": MemberTarget;
  "invitation.create": Granting;
  "invitation.resend": Granting;
  "invitation.accept": { email: string };
  "invitation.decline": { email: string };
  "endpointRestriction.manage": RestrictionTarget;
  "permission.explain": UserTarget;
  "team.view": TeamTarget;
  "team.rename": TeamTarget;
  "team.addMember": TeamPlaceTarget;
  "team.removeMember": TeamPlaceTarget;
  "team.setRole": TeamPlaceTarget;
  "project.create": TeamTarget;
  "project.move": TeamTarget & { toTeamId?: string };
  "project.delete": TeamTarget;
  "project.setRole": TeamPlaceTarget;
  "projectRole.manage": TeamTarget;
} & Record<ProjectPermission, ProjectTarget>;

export type TargetOf<P extends Permission> = P extends keyof Targets ? Targets[P] : undefined;
