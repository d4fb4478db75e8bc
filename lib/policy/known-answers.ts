import type { Decision } from "#lib/errors.ts";
import { type Permission, permissions } from "./permissions.ts";
import type { OrganizationRole } from "./roles.ts";
import type { Granting, Member, MemberTarget, TargetOf } from "./subject.ts";

/** All that most permissions see of a target: whether it is oneself, its role, and the role it would get. */
type FewFacts = Partial<MemberTarget & Granting>;
type FactsOf<Target> = Target extends undefined ? never : keyof Target;
type OfFewFacts = { [P in Permission]: [FactsOf<TargetOf<P>>] extends [keyof FewFacts] ? P : never }[Permission];

/** Those that see more of one; where a permission's target gets another fact, this does not compile. */
const ofManyFacts: Record<Exclude<Permission, OfFewFacts>, true> = {
  "invitation.accept": true,
  "invitation.decline": true,
  "endpointRestriction.manage": true,
  "team.view": true,
  "team.rename": true,
  "team.addMember": true,
  "team.removeMember": true,
  "team.setRole": true,
  "project.create": true,
  "project.move": true,
  "project.delete": true,
  "project.setRole": true,
  "projectRole.manage": true,
  "project.view": true,
  "project.update": true,
  "project.setApis": true,
  "projectKey.view": true,
  "projectKey.create": true,
  "projectKey.rotate": true,
  "projectKey.revoke": true,
  "projectUsage.view": true,
};

/** Answers by the number of their facts. */
type KnownAnswers = { ofManyFacts: boolean; answers: Map<number, Decision> };
const known = new Map(
  permissions.map((permission): [Permission, KnownAnswers] => [
    permission,
    { ofManyFacts: Object.hasOwn(ofManyFacts, permission), answers: new Map() },
  ]),
);

/**
 * What members were answered so far, to be asked by `factsCode`: a page asks hundreds of questions that have a few dozen answers
 * between them. Undefined where the answers are too many to be kept.
 */
export function knownAnswers<P extends Permission>(permission: P, target: TargetOf<P> | undefined): Map<number, Decision> | undefined {
  const found = known.get(permission);
  return found === undefined || (target !== undefined && found.ofManyFacts) ? undefined : found.answers;
}

const roles = 6;
const freshness = 3;

/** One number for one combination of all the facts that such a question can depend on. */
export function factsCode<P extends Permission>(member: Member, about: TargetOf<P> | undefined): number {
  const { signedInRecently } = member;
  const fresh = signedInRecently === undefined ? 0 : signedInRecently ? 1 : 2;
  const who = numberOf(member.role) * freshness + fresh;
  if (about === undefined) return teamsOf(member) * roles * freshness + who;
  const target = about as FewFacts;
  const whose = target.userId === member.userId ? 4 : 3;
  return ((whose * roles + numberOf(target.role)) * roles + numberOf(target.grants)) * roles * freshness + who;
}

/** In general only this counts: in no team, in some, or in charge of one. */
function teamsOf({ teamRoles }: Member): 0 | 1 | 2 {
  if (teamRoles.size === 0) return 0;
  for (const role of teamRoles.values()) if (role === "admin") return 2;
  return 1;
}

function numberOf(role: OrganizationRole | undefined): number {
  switch (role) {
    case "owner":
      return 1;
    case "admin":
      return 2;
    case "maintainer":
      return 3;
    case "member":
      return 4;
    case "billing":
      return 5;
    case undefined:
      return 0;
  }
}
