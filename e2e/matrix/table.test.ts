import { expect, test } from "vitest";
import { z } from "zod";
import { operations } from "#lib/operations/table.ts";
import { readActionNames } from "../support/action-names.ts";
import { sampleInput, strayInputs, type SampleWorld } from "../support/samples.ts";
import { tableProblems, type Declaration } from "./table-problems.ts";

const actions = await readActionNames();
const somewhere = {
  name: "Acme",
  region: "us",
  memberId: crypto.randomUUID(),
  memberEmail: "milo@acme.example",
  teamId: crypto.randomUUID(),
  otherTeamId: crypto.randomUUID(),
  invitationId: crypto.randomUUID(),
  invitationToken: "token",
  projectId: crypto.randomUUID(),
  projectName: "Forecasts",
  projectRoleId: crypto.randomUUID(),
  batchId: crypto.randomUUID(),
};
const sessions = { own: crypto.randomUUID(), anothers: crypto.randomUUID() };
const ofTheAsker = { ownEmail: "nina@nowhere.example", emailChangeToken: "guild_email_" };
const world: SampleWorld = {
  tag: "unit",
  here: somewhere,
  foreign: somewhere,
  sessions,
  passkeys: sessions,
  app: "http://localhost:3000",
  ...ofTheAsker,
};

test("every write has one server action, every operation one route, and each is declared whole", () => {
  expect(tableProblems(operations, actions)).toEqual([]);
});

test("every field of every operation has a sample for the matrix", () => {
  for (const operation of Object.values(operations)) {
    if (operation.scope === "job") continue;
    expect(Object.keys(sampleInput(operation.input, world)), operation.route).not.toContain("undefined");
    strayInputs(operation.input, world);
  }
});

test("a field that takes other values in one operation than in another has a sample for each", () => {
  expect(sampleInput(operations["member.changeRole"].input, world)).toMatchObject({ role: "maintainer" });
  expect(sampleInput(operations["team.setRole"].input, world)).toMatchObject({ role: "admin" });
  expect(sampleInput(operations["organization.create"].input, world)).toMatchObject({ region: "eu" });
  expect(sampleInput(operations["invitation.acceptOwn"].input, world)).toMatchObject({ region: "us" });
});

const sound: Declaration = {
  scope: "organization",
  kind: "write",
  permission: "member.remove",
  route: "DELETE /orgs/{org}/members/{userId}",
  input: z.strictObject({ userId: z.uuid() }),
};
const itsAction = { action: "removeMemberAction", operation: "member.remove" };

test("an operation that is declared whole has no problem", () => {
  expect(tableProblems({ "member.remove": sound }, [itsAction])).toEqual([]);
});

test.for<[string, string, Partial<Declaration>, (typeof itsAction)[]]>([
  ["a write without an action", "member.remove", {}, []],
  ["a write with two actions", "member.remove", {}, [itsAction, { ...itsAction, action: "dropMemberAction" }]],
  ["an action of no operation", "member.remove", {}, [itsAction, { action: "wipeAction", operation: "member.wipe" }]],
  ["an action made without the door", "member.remove", {}, [itsAction, { action: "wipeAction", operation: "wipe" }]],
  ["a read with an action", "member.remove", { kind: "read" }, [itsAction]],
  ["no route", "member.remove", { route: undefined }, [itsAction]],
  ["a permission without a policy line", "member.remove", { permission: "member.wipe" }, [itsAction]],
  ["a path parameter that is no field", "member.remove", { route: "DELETE /orgs/{org}/members/{memberId}" }, [itsAction]],
  ["a route without its organization", "member.remove", { route: "DELETE /members/{userId}" }, [itsAction]],
  ["an input that takes anything", "member.remove", { input: z.object({ userId: z.uuid() }) }, [itsAction]],
  ["a name that is not noun.verb", "removeMember", {}, [{ ...itsAction, operation: "removeMember" }]],
])("%s is found", ([, name, change, made]) => {
  expect(tableProblems({ [name]: { ...sound, ...change } }, made)).not.toEqual([]);
});

test("two operations on one address are found", () => {
  const twin = { ...sound, route: "DELETE /orgs/{org}/members/{invitationId}", input: z.strictObject({ invitationId: z.uuid() }) };
  const both = { "member.remove": sound, "member.drop": twin };
  expect(tableProblems(both, [itsAction, { action: "dropMemberAction", operation: "member.drop" }])).toEqual([
    "member.drop has the route DELETE /orgs/{}/members/{} of another operation",
  ]);
});

test("a field without a sample, and an id without another tenant's, are found", () => {
  expect(() => sampleInput(z.strictObject({ colour: z.string() }), world)).toThrow("No sample for the field colour");
  expect(() => sampleInput(z.strictObject({ limit: z.string() }), world)).toThrow("refused by its schema");
  expect(() =>
    strayInputs(z.strictObject({ token: z.uuid() }), { ...world, here: { ...somewhere, invitationToken: somewhere.teamId } }),
  ).toThrow("The field token holds an id");
});
