import { effectiveTeamRole } from "./effective-roles.ts";
import { outranks } from "./ranks.ts";
import type { OrganizationRole } from "./roles.ts";
import type { Granting, Member, RestrictionTarget, Subject, TeamPlaceTarget, User, UserTarget } from "./subject.ts";

/** What a condition may ask the policy itself: does `role` hold every permission of `other`? */
export type HoldsEverythingOf = (role: OrganizationRole, other: OrganizationRole) => boolean;

/** A named sentence: when it holds, the answer is no, and `reason` says why to people. */
export type Condition<T> = {
  rule: string;
  reason: string;
  aboutTarget: boolean;
  holds: (subject: Subject, target: T | undefined, holdsEverythingOf: HoldsEverythingOf) => boolean;
};

// The rank rule (PRODUCT 2.2)

export const themselves = onTarget<UserTarget>(
  "themselves",
  "You cannot do this to yourself.",
  (member, target) => target.userId === member.userId,
);

export const theOwner = onTarget<{ role: OrganizationRole }>(
  "theOwner",
  "They own the organization. The ownership has to be transferred first.",
  (_, target) => target.role === "owner",
);

export const someoneAbove = onTarget<{ role: OrganizationRole }>("someoneAbove", "They outrank you.", (member, target) =>
  outranks(target.role, member.role),
);

export const someoneWithMore = onTarget<{ role: OrganizationRole }>(
  "someoneWithMore",
  "Their role has permissions that yours has not.",
  (member, target, holdsEverythingOf) => !holdsEverythingOf(member.role, target.role),
);

const grantingOwnership = onTarget<Granting>(
  "grantingOwnership",
  "Ownership is transferred by the owner, never given as a role.",
  (_, target) => target.grants === "owner",
);

const grantingMore = onTarget<Granting>(
  "grantingMore",
  "You can only give a role whose permissions you all have yourself.",
  (member, target, holdsEverythingOf) => target.grants !== undefined && !holdsEverythingOf(member.role, target.grants),
);

export const givingTooMuch: readonly Condition<Granting>[] = [grantingOwnership, grantingMore];

// The owner (PRODUCT 2.1)

export const owning = onMember(
  "owning",
  "The owner cannot leave. Transfer the ownership or dismiss the organization first.",
  (member) => member.role === "owner",
);

/** Transfer, dismissal and deleting one's user account want a fresh sign-in (PRODUCT 4.5). */
export const signedInLongAgo: Condition<unknown> = {
  rule: "signedInLongAgo",
  reason: "You signed in more than 12 hours ago. Sign out and in again, then repeat this.",
  aboutTarget: false,
  holds: (subject) => (subject.kind === "member" || subject.kind === "user") && subject.signedInRecently === false,
};

// Keys and restrictions (PRODUCT 2.2, 2.4)

export const anothersKey = onTarget<UserTarget>(
  "anothersKey",
  "This key belongs to someone else.",
  (member, target) => target.userId !== member.userId,
);

export const looseningWhatBindsThem = onTarget<RestrictionTarget>(
  "looseningWhatBindsThem",
  "This restriction binds you: you can tighten it, not loosen, retarget or remove it.",
  (member, target) => "loosens" in target && target.loosens && outranks("admin", member.role),
);

/** A restriction on one member follows the rank rule (PRODUCT 2.4). */
export const restricting: readonly Condition<RestrictionTarget>[] = [themselves, theOwner, someoneAbove].map((condition) => ({
  ...condition,
  holds: (subject, target, holdsEverythingOf) =>
    target !== undefined && "member" in target && condition.holds(subject, target.member, holdsEverythingOf),
}));

// Teams: rank does not count there (PRODUCT 3.1)

export const theOwnersPlace = onTarget<TeamPlaceTarget>(
  "theOwnersPlace",
  "The owner is in charge of every team: only they change their own place.",
  (member, target) => target.role === "owner" && member.role !== "owner",
);

export const theOwnersProjects = onTarget<TeamPlaceTarget>(
  "theOwnersProjects",
  "The owner is editor of every project, and nobody can change that.",
  (_, target) => target.role === "owner",
);

export const maintainersThemselves = onTarget<TeamPlaceTarget>(
  "maintainersThemselves",
  "Maintainers cannot give themselves a place in a team. Ask a team admin.",
  (member, target) =>
    member.role === "maintainer" && target.userId === member.userId && effectiveTeamRole(member, target.teamId) !== "admin",
);

export const intoAnothersTeam = onTarget<{ toTeamId?: string }>(
  "intoAnothersTeam",
  "You are no team admin in the team it would move to.",
  (member, target) => target.toTeamId !== undefined && effectiveTeamRole(member, target.toTeamId) !== "admin",
);

// People outside any organization (PRODUCT 4.1, 6.6)

export const unfinished = onUser(
  "unfinished",
  "Give your name and a region for your personal account first.",
  (user) => user.name === null,
);

export const unverified = onUser("unverified", "Your e-mail address is not verified yet.", (user) => !user.emailVerified);

export const anothersInvitation: Condition<{ email: string }> = {
  rule: "anothersInvitation",
  reason: "This invitation is for another e-mail address than yours.",
  aboutTarget: true,
  holds: (subject, target) => subject.kind === "user" && target !== undefined && target.email !== subject.email,
};

function onTarget<T>(
  rule: string,
  reason: string,
  holds: (member: Member, target: T, holdsEverythingOf: HoldsEverythingOf) => boolean,
): Condition<T> {
  return {
    rule,
    reason,
    aboutTarget: true,
    holds: (subject, target, holdsEverythingOf) =>
      subject.kind === "member" && target !== undefined && holds(subject, target, holdsEverythingOf),
  };
}

function onMember(rule: string, reason: string, holds: (member: Member) => boolean): Condition<unknown> {
  return { rule, reason, aboutTarget: false, holds: (subject) => subject.kind === "member" && holds(subject) };
}

function onUser(rule: string, reason: string, holds: (user: User) => boolean): Condition<unknown> {
  return { rule, reason, aboutTarget: false, holds: (subject) => subject.kind === "user" && holds(subject) };
}
