import { type Decision, type Denial, DeniedError } from "#lib/errors.ts";
import type { Condition } from "./conditions.ts";
import { describePermission } from "./descriptions.ts";
import { factsCode, knownAnswers } from "./known-answers.ts";
import { type OrganizationPermission, organizationPermissions, type Permission } from "./permissions.ts";
import { teamRoleNames } from "./role-names.ts";
import { type OrganizationRole, organizationRoles, type TeamRole } from "./roles.ts";
import { type Rule, rules } from "./rules.ts";
import type { Member, Subject, TargetOf } from "./subject.ts";

/**
 * The policy's answer. Without `target` it is the general one ("may I do this at all?", for a button on a screen).
 * A denial names the rule, a sentence for people, and the roles that could do it, highest first (PRODUCT 2.8).
 */
export function decide<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): Decision {
  const known = subject.kind === "member" ? knownAnswers(permission, target) : undefined;
  if (!known || subject.kind !== "member") return workOut(subject, permission, target);
  const facts = factsCode(subject, target);
  const before = known.get(facts);
  if (before) return before;
  const answer = Object.freeze(workOut(subject, permission, target));
  known.set(facts, answer);
  return answer;
}

/** The same from the rules, whatever was answered before. */
export function workOut<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): Decision {
  if (!isAmongAllowed(subject, permission, target)) {
    return { allowed: false, permission, ...notAmongAllowed(subject, permission), fixableBy: othersWhoMay(subject, permission, target) };
  }
  const condition = conditionAgainst(subject, permission, target);
  if (!condition) return { allowed: true };
  const { rule, reason, aboutTarget } = condition;
  // What is wrong with the asker alone, nobody can do for them.
  return { allowed: false, permission, rule, reason, fixableBy: aboutTarget ? othersWhoMay(subject, permission, target) : [] };
}

/** Whom the line names that lets this subject in, for people: "the owner", "admins"; nobody when none does, or it is about oneself. */
export function allowanceOf<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): readonly string[] {
  const rule: Rule<P> = rules[permission];
  return rule.allow.find((allowance) => allowance.includes(subject, target))?.who ?? [];
}

const asked = new WeakMap<Subject, Set<Permission>>();

/**
 * Throws DeniedError unless `subject` may. Remembers that it was asked: a door commits no write that never was.
 * Where the policy looks at a target, asking without one is the general question and is not remembered.
 */
export function authorize<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): void {
  const decision = decide(subject, permission, target);
  if (!decision.allowed) throw new DeniedError(decision);
  if (target === undefined && looksAtTarget(permission)) return;
  asked.set(subject, (asked.get(subject) ?? new Set()).add(permission));
}

/** Whether `authorize` allowed this very subject this permission, target included. */
export function wasAsked(subject: Subject, permission: Permission): boolean {
  return asked.get(subject)?.has(permission) ?? false;
}

/** Every permission of `other` is one of `role`'s; leaving is not counted: the owner lacks it by nature (PRODUCT 2.2). */
export function holdsEverythingOf(role: OrganizationRole, other: OrganizationRole): boolean {
  return heldBy[other].every((permission) => permission === "organization.leave" || heldBy[role].includes(permission));
}

const heldBy: Record<OrganizationRole, readonly OrganizationPermission[]> = {
  owner: permissionsOf("owner"),
  admin: permissionsOf("admin"),
  maintainer: permissionsOf("maintainer"),
  member: permissionsOf("member"),
  billing: permissionsOf("billing"),
};

/** What a role gives by itself, in no team and with no target. */
function permissionsOf(role: OrganizationRole): OrganizationPermission[] {
  return organizationPermissions.filter((permission) => may(someoneIn(role), permission, undefined));
}

/** The same answer without its reasons, for who asks about many. */
export function may<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): boolean {
  return isAmongAllowed(subject, permission, target) && !conditionAgainst(subject, permission, target);
}

function isAmongAllowed<P extends Permission>(subject: Subject, permission: P, target: TargetOf<P> | undefined): boolean {
  const rule: Rule<P> = rules[permission];
  return rule.allow.some((allowance) => allowance.includes(subject, target));
}

function conditionAgainst<P extends Permission>(
  subject: Subject,
  permission: P,
  target: TargetOf<P> | undefined,
): Condition<TargetOf<P>> | undefined {
  const rule: Rule<P> = rules[permission];
  return rule.unless?.find((condition) => condition.holds(subject, target, holdsEverythingOf));
}

function notAmongAllowed(subject: Subject, permission: Permission): Pick<Denial, "rule" | "reason"> {
  if (subject.kind === "visitor") return { rule: "notSignedIn", reason: "Sign in first." };
  const who = [...new Set(rules[permission].allow.flatMap((allowance) => allowance.who))];
  return { rule: "notAllowed", reason: `Only ${listed(who)} can ${describePermission(permission)}.` };
}

/** Asked for somebody of each role who is nobody in particular: not the target, and in no team but as its admin. */
function othersWhoMay<P extends Permission>(subject: Subject, permission: P, target: TargetOf<P> | undefined): string[] {
  if (subject.kind !== "member") return [];
  // A project role in the facts is the asker's own.
  const facts = target && { ...target, projectRole: undefined };
  const roles = organizationRoles.filter((role) => may(someoneIn(role), permission, facts));
  const teamId = target && "teamId" in target ? target.teamId : "";
  const teamAdminMay = !roles.includes("member") && may(someoneIn("member", [[teamId, "admin"]]), permission, facts);
  return teamAdminMay ? [...roles, teamRoleNames.admin] : roles;
}

function someoneIn(role: OrganizationRole, teams: readonly [string, TeamRole][] = []): Member {
  return { kind: "member", userId: "", role, teamRoles: new Map(teams) };
}

function looksAtTarget(permission: Permission): boolean {
  const { allow, unless } = rules[permission];
  return [...allow, ...(unless ?? [])].some(({ aboutTarget }) => aboutTarget);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
