import { type Decision, DeniedError, type Denial } from "#lib/errors.ts";
import { describePermission } from "./descriptions.ts";
import type { OrganizationPermission, Permission } from "./permissions.ts";
import { organizationPermissions } from "./permissions.ts";
import { type OrganizationRole, organizationRoles } from "./roles.ts";
import { type Rule, rules } from "./rules.ts";
import type { Member, Subject, TargetOf } from "./subject.ts";

/**
 * The policy's answer. Without `target` it is the general one ("may I do this at all?", for a button on a screen).
 * A denial names the rule, a sentence for people, and the roles that could do it, highest first (PRODUCT 2.8).
 */
export function decide<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): Decision {
  const refusal = refuse(subject, permission, target);
  if (!refusal) return { allowed: true };
  return { allowed: false, permission, ...refusal, fixableBy: rolesThatMay(permission, target) };
}

const asked = new WeakMap<Subject, Set<Permission>>();

/**
 * Throws DeniedError unless `subject` may. Remembers that it was asked: a door commits no write that never was.
 * Where the policy looks at a target, asking without one is the general question and is not remembered.
 */
export function authorize<P extends Permission>(subject: Subject, permission: P, target?: TargetOf<P>): void {
  const decision = decide(subject, permission, target);
  if (!decision.allowed) throw new DeniedError(decision);
  if (target === undefined && looksAtTarget(rules[permission])) return;
  asked.set(subject, (asked.get(subject) ?? new Set()).add(permission));
}

/** Whether `authorize` allowed this very subject this permission, target included. */
export function wasAsked(subject: Subject, permission: Permission): boolean {
  return asked.get(subject)?.has(permission) ?? false;
}

/** Whether `role` alone, with no team, holds the permission in general. */
export function holds(role: OrganizationRole, permission: OrganizationPermission): boolean {
  return refuse(someoneIn(role), permission, undefined) === undefined;
}

/** Every permission of `other` is one of `role`'s; leaving is not counted: the owner lacks it by nature (PRODUCT 2.2). */
export function holdsEverythingOf(role: OrganizationRole, other: OrganizationRole): boolean {
  return organizationPermissions.every(
    (permission) => permission === "organization.leave" || !holds(other, permission) || holds(role, permission),
  );
}

type Refusal = Pick<Denial, "rule" | "reason">;

function refuse<P extends Permission>(subject: Subject, permission: P, target: TargetOf<P> | undefined): Refusal | undefined {
  const rule: Rule<P> = rules[permission];
  if (!rule.allow.some((allowance) => allowance.includes(subject, target))) return notAmongAllowed(subject, permission, rule);
  const condition = rule.unless?.find((unless) => unless.holds(subject, target, holdsEverythingOf));
  return condition && { rule: condition.rule, reason: condition.reason };
}

function notAmongAllowed<P extends Permission>(subject: Subject, permission: P, rule: Rule<P>): Refusal {
  if (subject.kind === "visitor") return { rule: "notSignedIn", reason: "Sign in first." };
  const who = [...new Set(rule.allow.flatMap((allowance) => allowance.who))];
  return { rule: "notAllowed", reason: `Only ${listed(who)} can ${describePermission(permission)}.` };
}

function rolesThatMay<P extends Permission>(permission: P, target: TargetOf<P> | undefined): OrganizationRole[] {
  return organizationRoles.filter((role) => refuse(someoneIn(role), permission, target) === undefined);
}

/** Somebody of that role who is nobody in particular: never the target, in no team. */
function someoneIn(role: OrganizationRole): Member {
  return { kind: "member", userId: "", role, teamRoles: new Map() };
}

function looksAtTarget<P extends Permission>(rule: Rule<P>): boolean {
  return [...rule.allow, ...(rule.unless ?? [])].some(({ aboutTarget }) => aboutTarget);
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
