import { describe, expect, test } from "vitest";
import { DeniedError } from "#lib/errors.ts";
import { authorize, decide, holdsEverythingOf, wasAsked } from "./decide.ts";
import type { OrganizationRole, TeamRole } from "./roles.ts";
import type { Member, User } from "./subject.ts";

const olivia = someone("olivia", "owner");
const adam = someone("adam", "admin");
const mona = someone("mona", "maintainer");
const milo = someone("milo", "member");
const bella = someone("bella", "billing");
const tara = someone("tara", "member", { team: "admin" });
const anna = someone("anna", "admin", { team: "admin" });
const ines: User = { kind: "user", userId: "ines", email: "ines@invited.example", emailVerified: true, name: "Ines" };

function someone(userId: string, role: OrganizationRole, teams: Record<string, TeamRole> = {}): Member {
  return { kind: "member", userId, role, teamRoles: new Map(Object.entries(teams)) };
}

function placeOf({ userId, role }: Member, teamId = "team") {
  return { teamId, userId, role };
}

describe("people", () => {
  test("an admin cannot remove the owner, and nobody else can", () => {
    expect(decide(adam, "member.remove", olivia)).toMatchObject({
      allowed: false,
      permission: "member.remove",
      rule: "theOwner",
      fixableBy: [],
    });
  });

  test("a maintainer cannot remove an admin: the owner or an admin can", () => {
    expect(decide(mona, "member.remove", adam)).toEqual({
      allowed: false,
      permission: "member.remove",
      rule: "someoneAbove",
      reason: "They outrank you.",
      fixableBy: ["owner", "admin"],
    });
  });

  test("a maintainer cannot touch billing managers, whose permissions they lack", () => {
    expect(decide(mona, "member.remove", bella)).toMatchObject({ rule: "someoneWithMore", fixableBy: ["owner", "admin"] });
    expect(decide(mona, "invitation.create", { grants: "billing" })).toMatchObject({ rule: "grantingMore", fixableBy: ["owner", "admin"] });
  });

  test("an admin can demote an admin, and a maintainer a maintainer", () => {
    expect(decide(adam, "member.changeRole", { ...anna, grants: "member" })).toEqual({ allowed: true });
    expect(decide(mona, "member.changeRole", { userId: "another", role: "maintainer", grants: "member" })).toEqual({ allowed: true });
  });

  test("nobody gives ownership as a role, the owner included", () => {
    expect(decide(olivia, "invitation.create", { grants: "owner" })).toMatchObject({ rule: "grantingOwnership", fixableBy: [] });
    expect(decide(olivia, "member.changeRole", { ...adam, grants: "owner" })).toMatchObject({ rule: "grantingOwnership", fixableBy: [] });
  });

  test("the owner cannot leave, and nobody can do it for them", () => {
    expect(decide(olivia, "organization.leave")).toMatchObject({ allowed: false, rule: "owning", fixableBy: [] });
  });

  test("a member who may not invite hears who can", () => {
    expect(decide(milo, "invitation.create", { grants: "member" })).toMatchObject({
      rule: "notAllowed",
      reason: "Only the owner, admins and maintainers can invite people.",
      fixableBy: ["owner", "admin", "maintainer"],
    });
  });

  test("everybody asks why about themselves, a member not about others", () => {
    expect(decide(milo, "permission.explain", milo).allowed).toBe(true);
    expect(decide(milo, "permission.explain", mona).allowed).toBe(false);
  });
});

describe("the end and the succession", () => {
  const longAgo = { ...olivia, signedInRecently: false };

  test.each(["organization.transfer", "organization.dismiss"] as const)(
    "%s wants a fresh sign-in, which nobody does for the owner",
    (permission) => {
      expect(decide({ ...olivia, signedInRecently: true }, permission)).toEqual({ allowed: true });
      expect(decide(longAgo, permission)).toEqual({
        allowed: false,
        permission,
        rule: "signedInLongAgo",
        reason: "You signed in more than 12 hours ago. Sign out and in again, then repeat this.",
        fixableBy: [],
      });
    },
  );

  test("a question about a role, not about a session, is not about its age", () => {
    expect(decide(olivia, "organization.transfer")).toEqual({ allowed: true });
    expect(holdsEverythingOf("owner", "admin")).toBe(true);
  });

  test("an admin hears that the owner can, not that their sign-in is old", () => {
    expect(decide({ ...adam, signedInRecently: false }, "organization.transfer")).toMatchObject({
      rule: "notAllowed",
      fixableBy: ["owner"],
    });
  });

  test("an old sign-in keeps nobody from anything else", () => {
    expect(decide(longAgo, "member.remove", milo).allowed).toBe(true);
    expect(decide({ ...adam, signedInRecently: false }, "organization.leave").allowed).toBe(true);
  });
});

describe("keys and restrictions", () => {
  test("one rotates and revokes one's own keys only", () => {
    expect(decide(milo, "memberKey.rotate", milo).allowed).toBe(true);
    expect(decide(olivia, "memberKey.revoke", milo)).toMatchObject({ rule: "anothersKey" });
  });

  test("a maintainer revokes keys of members, not of admins", () => {
    expect(decide(mona, "memberKey.revokeOthers", milo).allowed).toBe(true);
    expect(decide(mona, "memberKey.revokeOthers", adam)).toMatchObject({ rule: "someoneAbove" });
  });

  test("a maintainer tightens a restriction that binds them and does not loosen it", () => {
    expect(decide(mona, "endpointRestriction.manage", { loosens: false }).allowed).toBe(true);
    expect(decide(mona, "endpointRestriction.manage", { loosens: true })).toMatchObject({
      rule: "looseningWhatBindsThem",
      fixableBy: ["owner", "admin"],
    });
    expect(decide(adam, "endpointRestriction.manage", { loosens: true }).allowed).toBe(true);
  });

  test("a restriction on one member follows the rank rule", () => {
    expect(decide(mona, "endpointRestriction.manage", { member: milo }).allowed).toBe(true);
    expect(decide(mona, "endpointRestriction.manage", { member: adam })).toMatchObject({ rule: "someoneAbove" });
    expect(decide(adam, "endpointRestriction.manage", { member: adam })).toMatchObject({ rule: "themselves" });
  });
});

describe("teams and projects", () => {
  test("an admin outside the team adds themselves, a maintainer does not", () => {
    expect(decide(adam, "team.addMember", placeOf(adam)).allowed).toBe(true);
    expect(decide(mona, "team.addMember", placeOf(mona))).toMatchObject({
      rule: "maintainersThemselves",
      fixableBy: ["owner", "admin", "maintainer", "team admin"],
    });
    expect(decide(mona, "team.setRole", placeOf(mona))).toMatchObject({ rule: "maintainersThemselves" });
  });

  test("a team admin sets an organization admin's team role, but not the owner's", () => {
    expect(decide(tara, "team.setRole", placeOf(anna)).allowed).toBe(true);
    expect(decide(tara, "team.setRole", placeOf(olivia))).toMatchObject({ rule: "theOwnersPlace" });
    expect(decide(tara, "team.removeMember", placeOf(olivia))).toMatchObject({ rule: "theOwnersPlace" });
  });

  test("a team admin steps down and leaves, a maintaining one too", () => {
    const both = someone("both", "maintainer", { team: "admin" });
    for (const admin of [tara, both]) {
      expect(decide(admin, "team.setRole", placeOf(admin)).allowed).toBe(true);
      expect(decide(admin, "team.removeMember", placeOf(admin)).allowed).toBe(true);
    }
  });

  test("an admin outside the team does not see its projects, one inside does", () => {
    expect(decide(adam, "project.view", { teamId: "team" })).toMatchObject({ allowed: false, fixableBy: ["owner", "team admin"] });
    expect(decide(anna, "project.view", { teamId: "team" }).allowed).toBe(true);
  });

  test("a role of one's own in the project counts before the team role", () => {
    expect(decide(tara, "project.view", { teamId: "team", projectRole: "forbidden" })).toMatchObject({
      allowed: false,
      fixableBy: ["owner", "team admin"],
    });
    expect(decide(milo, "project.update", { teamId: "team", projectRole: "editor" }).allowed).toBe(true);
    expect(decide(olivia, "project.view", { teamId: "team", projectRole: "forbidden" }).allowed).toBe(true);
  });

  test("a project moves only between teams one administers", () => {
    expect(decide(tara, "project.move", { teamId: "team", toTeamId: "another" })).toMatchObject({
      rule: "intoAnothersTeam",
      fixableBy: ["owner"],
    });
    expect(decide(olivia, "project.move", { teamId: "team", toTeamId: "another" }).allowed).toBe(true);
  });

  test("a team's people are seen by its members and by maintainers and above", () => {
    expect(decide(mona, "team.view", { teamId: "team" }).allowed).toBe(true);
    expect(decide(milo, "team.view", { teamId: "team" }).allowed).toBe(false);
    expect(decide(bella, "team.view", { teamId: "team" }).allowed).toBe(false);
  });
});

describe("invitations and visitors", () => {
  test("an invitation is accepted by its own verified address alone", () => {
    const invitation = { email: "ines@invited.example" };
    expect(decide(ines, "invitation.accept", invitation).allowed).toBe(true);
    expect(decide({ ...ines, email: "nina@nowhere.example" }, "invitation.accept", invitation)).toMatchObject({
      rule: "anothersInvitation",
    });
    expect(decide({ ...ines, emailVerified: false }, "invitation.accept", invitation)).toMatchObject({ rule: "unverified" });
    expect(decide({ ...ines, email: "nina@nowhere.example", emailVerified: false }, "invitation.decline", invitation)).toMatchObject({
      rule: "anothersInvitation",
    });
    expect(decide({ kind: "visitor" }, "invitation.accept", invitation)).toMatchObject({
      rule: "notSignedIn",
      reason: "Sign in first.",
      fixableBy: [],
    });
  });

  test("a newcomer gives name and region in one form, not the name alone elsewhere", () => {
    expect(decide({ ...ines, name: null }, "profile.update")).toMatchObject({ allowed: false, rule: "unfinished" });
    expect(decide({ ...ines, name: null }, "account.complete").allowed).toBe(true);
  });

  test("a job does only what a line names for it", () => {
    expect(decide({ kind: "job" }, "invitation.mail").allowed).toBe(true);
    expect(decide({ kind: "job" }, "invitation.cancel").allowed).toBe(false);
  });
});

describe("authorize", () => {
  test("throws the denial", () => {
    expect(() => authorize(milo, "invitation.cancel")).toThrow(DeniedError);
    expect(wasAsked(milo, "invitation.cancel")).toBe(false);
  });

  test("remembers which subject was asked which permission", () => {
    const asker = { ...adam };
    authorize(asker, "member.remove", milo);
    expect(wasAsked(asker, "member.remove")).toBe(true);
    expect(wasAsked(asker, "member.changeRole")).toBe(false);
    expect(wasAsked({ ...asker }, "member.remove")).toBe(false);
  });

  test("does not count the general question where the policy looks at a target", () => {
    const asker = { ...adam };
    authorize(asker, "member.remove");
    authorize(asker, "organization.update");
    expect(wasAsked(asker, "member.remove")).toBe(false);
    expect(wasAsked(asker, "organization.update")).toBe(true);
  });
});
