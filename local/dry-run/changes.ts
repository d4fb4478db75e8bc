import fc from "fast-check";
import type { Caller } from "#lib/actor/session.ts";
import type { Result } from "#lib/errors.ts";
import type { Consequences } from "#lib/policy/consequences.ts";
import { organizationRoles, teamRoles } from "#lib/policy/roles.ts";
import { attempt } from "../stage.ts";
import { previewEndOfRole } from "./end-of-role.ts";
import type { Drawn } from "./organizations.ts";
import type { Facts } from "./truth.ts";

/** One change that somebody makes; the numbers choose who, of whom and where. */
export type Command = { kind: keyof typeof kinds; asker: number; choices: number[] };

/** A change as its preview is asked for and as it is made, both through their doors. */
export type Asked = { preview: () => Promise<Result<Consequences>>; make: () => Promise<Result<unknown>>; said: string };

type Choose = { person: () => string; team: () => string; project: () => string; of: <T>(from: readonly T[]) => T };
type Kind = (caller: Caller, drawn: Drawn, facts: Facts, choose: Choose, askerId: string) => Asked;

const kinds = {
  changeRole: (caller, { slug }, _, choose) => {
    const input = { userId: choose.person(), role: choose.of(organizationRoles.slice(1)) };
    return asked(
      input,
      () => attempt("member.previewRoleChange", caller, slug, input),
      () => attempt("member.changeRole", caller, slug, input),
    );
  },
  remove: (caller, { slug }, { people }, choose) => {
    const userId = choose.person();
    const confirmEmail = people[userId]?.email ?? "";
    return asked(
      { userId },
      () => attempt("member.previewRemoval", caller, slug, { userId }),
      () => attempt("member.remove", caller, slug, { userId, confirmEmail }),
    );
  },
  leave: (caller, { slug, name }) =>
    asked(
      {},
      () => attempt("organization.previewLeaving", caller, slug, {}),
      () => attempt("organization.leave", caller, slug, { confirmName: name }),
    ),
  setTeamRole: (caller, { slug }, facts, choose) => {
    const userId = choose.person();
    const input = { userId, teamId: teamOf(facts, userId, choose), role: choose.of(teamRoles) };
    return asked(
      input,
      () => attempt("team.previewSetRole", caller, slug, input),
      () => attempt("team.setRole", caller, slug, input),
    );
  },
  addToTeam: (caller, { slug }, _, choose) => {
    const people = [...new Set([choose.person(), choose.person()])].map((userId) => ({ userId, role: choose.of(teamRoles) }));
    const input = { teamId: choose.team(), people };
    return asked(
      input,
      () => attempt("team.previewAdditions", caller, slug, input),
      () => attempt("team.addMembers", caller, slug, input),
    );
  },
  removeFromTeam: (caller, { slug }, facts, choose) => {
    const userId = choose.person();
    const input = { userId, teamId: teamOf(facts, userId, choose) };
    return asked(
      input,
      () => attempt("team.previewRemoval", caller, slug, input),
      () => attempt("team.removeMember", caller, slug, input),
    );
  },
  deleteTeam: (caller, { slug }, facts, choose) => {
    const empty = Object.keys(facts.teams).filter((id) => Object.values(facts.projects).every(({ teamId }) => teamId !== id));
    const teamId = choose.of([...empty, ...empty, choose.team()]);
    const input = { teamId, moveTo: choose.of([...Object.keys(facts.teams), null]) };
    return asked(
      input,
      () => attempt("team.previewDeletion", caller, slug, input),
      () => attempt("team.delete", caller, slug, input),
    );
  },
  moveProject: (caller, { slug }, { projects, teams }, choose) => {
    const projectId = choose.project();
    const others = Object.keys(teams).filter((id) => id !== projects[projectId]?.teamId);
    const input = { projectId, toTeamId: choose.of([...others, ...others, choose.team()]) };
    return asked(
      input,
      () => attempt("project.previewMove", caller, slug, input),
      () => attempt("project.move", caller, slug, input),
    );
  },
  endRole: (caller, { slug }, facts, choose, askerId) => {
    const projectRoleId = choose.of(Object.keys(facts.customRoles));
    return asked(
      { projectRoleId },
      () => previewEndOfRole({ caller, slug, facts, projectRoleId, askerId }),
      () => attempt("projectRole.delete", caller, slug, { projectRoleId }),
    );
  },
} satisfies Record<string, Kind>;

const names = Object.keys(kinds).filter((name): name is keyof typeof kinds => name in kinds);

/** Who leaves or is removed is there no more: seldom, so that there is somebody left. */
export const commands: fc.Arbitrary<Command> = fc.record({
  kind: fc.oneof(
    ...names.map((kind) => ({ weight: ["remove", "leave", "deleteTeam", "endRole"].includes(kind) ? 1 : 4, arbitrary: fc.constant(kind) })),
  ),
  asker: fc.nat(),
  choices: fc.array(fc.nat({ max: 9_999 }), { minLength: 6, maxLength: 6 }),
});

/** The change as these facts make it. The owner asks often, as they may nearly everything; not to remove, as nothing is hidden from them. */
export function askedBy(drawn: Drawn, facts: Facts, command: Command): Asked & { askerId: string; kind: Command["kind"] } {
  const { asker, choices } = command;
  const kind = command.kind === "endRole" && Object.keys(facts.customRoles).length === 0 ? "setTeamRole" : command.kind;
  const ids = Object.keys(facts.people);
  const left = [...choices];
  const of = <T>(from: readonly T[]): T => {
    const chosen = from[(left.shift() ?? 0) % from.length];
    if (chosen === undefined) throw new Error("There is nothing to choose from");
    return chosen;
  };
  const owner = ids.find((id) => facts.people[id]?.role === "owner") ?? "";
  const others = ids.filter((id) => id !== owner);
  const askers =
    { leave: others, remove: others.filter((id) => isLeading(facts, id)) }[kind as string] ?? (asker % 2 > 0 ? [owner] : others);
  const askerId = askers[asker % askers.length] ?? owner;
  const caller = drawn.callers.get(askerId);
  if (!caller) throw new Error("Somebody unknown asks");
  const nobody = ["00000000-0000-4000-8000-000000000000"];
  const choose = {
    of,
    person: () => of([...others, ...others, ...ids]),
    team: () => of(Object.keys(facts.teams)),
    project: () => of(Object.keys(facts.projects).length > 0 ? Object.keys(facts.projects) : nobody),
  };
  const change = kinds[kind](caller, drawn, facts, choose, askerId);
  return { ...change, kind, said: `${facts.people[askerId]?.name} ${kind} ${change.said}`, askerId };
}

function asked(input: object, preview: Asked["preview"], make: Asked["make"]): Asked {
  return { preview, make, said: JSON.stringify(input) };
}

function isLeading({ people }: Facts, userId: string): boolean {
  return ["admin", "maintainer"].includes(people[userId]?.role ?? "");
}

/** Mostly one they are in. */
function teamOf({ people, teams }: Facts, userId: string, choose: Choose): string {
  const theirs = Object.keys(people[userId]?.teams ?? {});
  return choose.of([...theirs, ...theirs, ...theirs, ...Object.keys(teams)]);
}
