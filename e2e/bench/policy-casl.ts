import { type ForcedSubject, type MongoAbility, subject } from "@casl/ability";
import { decide } from "#lib/policy/decide.ts";
import { type OrganizationPermission, organizationPermissions } from "#lib/policy/permissions.ts";
import { type OrganizationRole, organizationRoles } from "#lib/policy/roles.ts";
import type { Granting, Member, MemberTarget } from "#lib/policy/subject.ts";
import { abilityOf } from "./casl-rules.ts";
import type { Measure } from "./measure.ts";
import { compare, perSecond } from "./rounds.ts";
import { short } from "./table.ts";

const rowsOfPage = 50;
const passesOfRound = 400;

/** Who asks, as either side knows them. */
type Asker = { member: Member; ability: MongoAbility };
type General = Asker & { permission: OrganizationPermission; noun: string; action: string };
type About<Facts> = Asker & { facts: Facts; tagged: Facts & ForcedSubject<string> };

/** Questions of one kind, put to either side; each answers with how many it allowed. */
type Group = { size: number; differences: number; ours: () => number; theirs: () => number };

/**
 * What one visit of the members page asks, for somebody of each organization role: every permission of the organization
 * track in general, the five roles one may be invited as, and of each of 50 people whether they can be removed, given another
 * role, and given each role. CASL's rules say the same, are built beforehand, and answer the same to every question, which is
 * checked before anything is timed. Where the answer is no, ours carries the rule, the reason and who can help.
 */
export const measure: Measure = async () => {
  const groups = allGroups();
  const differences = groups.reduce((sum, group) => sum + group.differences, 0);
  if (differences > 0) throw new Error(`CASL answers ${differences} questions otherwise`);
  const questions = groups.reduce((sum, { size }) => sum + size, 0);
  const count = (side: "ours" | "theirs") => groups.reduce((sum, group) => sum + group[side](), 0);
  const allowed = count("ours");
  const ask = (side: "ours" | "theirs") => async () => {
    const passes = await perSecond(passesOfRound, 1, async () => {
      if (count(side) !== allowed) throw new Error("The answers changed");
    });
    return passes * questions;
  };
  const result = await compare(ask("ours"), ask("theirs"));
  const note = `${short(result.ours / 1e6)} million a second, ${short(result.theirs / 1e6)} theirs; ${questions} questions, ${allowed} allowed`;
  return { "policy-casl": { value: result.ratio, rounds: result.ratios, note } };
};

function allGroups(): Group[] {
  const askers = organizationRoles.map(askerOf);
  const everybody = askers.flatMap((asker) => Array.from({ length: rowsOfPage }, (_, index) => about(asker, "member", rowOf(index))));
  const changes = everybody.flatMap(({ member, ability, facts }) =>
    organizationRoles.map((grants) => about({ member, ability }, "member", { ...facts, grants })),
  );
  const grants = askers.flatMap((asker) => organizationRoles.map((role): About<Granting> => about(asker, "invitation", { grants: role })));
  const general = askers.flatMap((asker) => organizationPermissions.map((permission): General => ({ ...asker, ...partsOf(permission) })));
  return [
    group(
      general,
      ({ member, permission }) => decide(member, permission).allowed,
      ({ ability, action, noun }) => ability.can(action, noun),
    ),
    group(
      grants,
      ({ member, facts }) => decide(member, "invitation.create", facts).allowed,
      ({ ability, tagged }) => ability.can("create", tagged),
    ),
    group(
      everybody,
      ({ member, facts }) => decide(member, "member.remove", facts).allowed,
      ({ ability, tagged }) => ability.can("remove", tagged),
    ),
    group(
      [...everybody, ...changes],
      ({ member, facts }) => decide(member, "member.changeRole", facts).allowed,
      ({ ability, tagged }) => ability.can("changeRole", tagged),
    ),
  ];
}

function group<Q>(questions: readonly Q[], ours: (question: Q) => boolean, theirs: (question: Q) => boolean): Group {
  const count = (answer: (question: Q) => boolean) => {
    let allowed = 0;
    for (const question of questions) if (answer(question)) allowed += 1;
    return allowed;
  };
  const differences = questions.filter((question) => ours(question) !== theirs(question)).length;
  return { size: questions.length, differences, ours: () => count(ours), theirs: () => count(theirs) };
}

function askerOf(role: OrganizationRole): Asker {
  const member: Member = { kind: "member", userId: "me", role, teamRoles: new Map(), signedInRecently: true };
  return { member, ability: abilityOf(member) };
}

/** CASL wants the kind of a thing written on it. */
function about<Facts extends object>(asker: Asker, noun: string, facts: Facts): About<Facts> {
  return { ...asker, facts, tagged: subject(noun, { ...facts }) };
}

/** Somebody of the page; the first is who asks. */
function rowOf(index: number): MemberTarget {
  return { userId: index === 0 ? "me" : `person${index}`, role: organizationRoles[index % organizationRoles.length] ?? "member" };
}

function partsOf(permission: OrganizationPermission): Omit<General, keyof Asker> {
  const [noun = "", action = ""] = permission.split(".");
  return { permission, noun, action };
}
