import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { decide, workOut } from "./decide.ts";
import { type Permission, permissions } from "./permissions.ts";
import { type OrganizationRole, organizationRoles, type TeamRole, teamRoles } from "./roles.ts";
import type { Member, TargetOf } from "./subject.ts";

const teams: ReadonlyMap<string, TeamRole>[] = [
  new Map(),
  ...teamRoles.map((role) => new Map([["team", role]])),
  new Map([
    ["other", "member"],
    ["team", "admin"],
  ]),
];
const members = organizationRoles.flatMap((role) =>
  teams.flatMap((places) =>
    [undefined, true, false].map((fresh): Member => ({
      kind: "member",
      userId: "asker",
      role,
      teamRoles: places,
      ...(fresh !== undefined && { signedInRecently: fresh }),
    })),
  ),
);

/** Targets with every fact that any permission sees; each takes what it knows. */
const targets = [
  undefined,
  ...["asker", "somebody"].flatMap((userId) =>
    organizationRoles.flatMap((role) =>
      [undefined, ...organizationRoles].flatMap((grants) =>
        ["team", "third"].map((teamId) => ({ userId, role, teamId, ...(grants && { grants, toTeamId: "other", loosens: true }) })),
      ),
    ),
  ),
];

test.for(permissions)("%s is answered as the rules say, whatever was asked before and by whom", (permission) => {
  const wrong = members.flatMap((member) => targets.filter((target) => !isSame(member, permission, target as TargetOf<typeof permission>)));
  expect(wrong).toEqual([]);
});

function isSame<P extends Permission>(member: Member, permission: P, target: TargetOf<P> | undefined): boolean {
  return isDeepStrictEqual(decide(member, permission, target), workOut(member, permission, target));
}

test.for(permissions)("whoever is refused %s is sent to nobody, or first to the owner, who is not sent to themselves", (permission) => {
  const astray = members.flatMap((member) =>
    targets
      .filter((target) => !target || isPossible(member, target))
      .map((target) => decide(member, permission, target as TargetOf<typeof permission>))
      .filter((decision) => !decision.allowed && decision.fixableBy.length > 0)
      .filter((decision) => member.role === "owner" || decision.allowed || decision.fixableBy[0] !== "owner"),
  );
  expect(astray).toEqual([]);
});

/** There is one owner, and everybody has one role. */
function isPossible(member: Member, { userId, role }: { userId: string; role: OrganizationRole }): boolean {
  return userId === member.userId ? role === member.role : role !== "owner" || member.role !== "owner";
}

test("an answer is kept: the same question has the very same one", () => {
  const [asker, another]: Member[] = ["one", "two"].map((userId) => ({ kind: "member", userId, role: "member", teamRoles: new Map() }));
  if (!asker || !another) throw new Error("There are two");
  const target = { userId: "somebody", role: "admin" as const };
  expect(decide(asker, "member.remove", target)).toBe(decide(another, "member.remove", { ...target, userId: "else" }));
  expect(Object.isFrozen(decide(asker, "member.remove", target))).toBe(true);
});
