import { expect, test } from "vitest";
import { changesOf } from "./changes.ts";

const said = (details: unknown, event = "member.roleChanged") =>
  changesOf(event, JSON.stringify(details)).map(({ label, from, to }) => `${label}: ${from === undefined ? "" : `${from} -> `}${to}`);

test("a role change says from which role to which, and what it cancelled", () => {
  expect(said({ from: "member", to: "billing", cancelledInvitations: 2 })).toEqual([
    "Role: Member -> Billing manager",
    "Invitations cancelled with it: 2",
  ]);
});

test("what did not happen is not mentioned", () => {
  expect(said({ from: "member", to: "billing", cancelledInvitations: 0 })).toEqual(["Role: Member -> Billing manager"]);
});

test("an edited profile names each field, and what was empty", () => {
  expect(said({ legalName: { from: "Acme", to: "Acme Inc." }, country: { from: null, to: "DE" } })).toEqual([
    "Legal name: Acme -> Acme Inc.",
    "Country: not given -> DE",
  ]);
});

test("ids are left out", () => {
  expect(said({ role: "member", invitationId: "0192", teams: [{ teamId: "0193" }] })).toEqual(["Role: Member"]);
});

test("a team renamed and an ownership transferred change no role", () => {
  expect(said({ from: "Data", to: "Member" }, "team.renamed")).toEqual(["Name: Data -> Member"]);
  expect(said({ from: "Olivia Owens", to: "Milo Marsh", formerOwnerUserId: "0192" }, "organization.transferred")).toEqual([
    "Owner: Olivia Owens -> Milo Marsh",
  ]);
});

test("a place in a team says in which", () => {
  expect(said({ teamId: "0192", team: "Data", role: "admin" }, "team.memberAdded")).toEqual(["Team: Data", "Role: Admin"]);
});
