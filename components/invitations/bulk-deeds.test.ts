import { expect, test } from "vitest";
import { isChoosable, rowsFor } from "./bulk-deeds.ts";
import type { InvitationRow } from "./invitation-query.ts";

const denied = { allowed: false, permission: "invitation.resend", rule: "givingTooMuch", reason: "Too much.", fixableBy: [] } as const;

function row(state: InvitationRow["state"], resend: InvitationRow["may"]["resend"] = { allowed: true }): InvitationRow {
  return {
    id: state,
    email: `${state}@invited.example`,
    name: null,
    role: "member",
    note: null,
    state,
    mailState: "sent",
    inviterName: "Mona Meyer",
    createdAt: "2026-01-01T00:00:00Z",
    sentAt: "2026-01-01T00:00:00Z",
    expiresAt: "2026-01-08T00:00:00Z",
    teams: [],
    may: { cancel: { allowed: true }, copyLink: { allowed: true }, resend },
  };
}

test("each deed takes the chosen rows it is for", () => {
  const chosen = [row("pending"), row("expired")];
  expect(rowsFor("resend", chosen).rows).toHaveLength(2);
  expect(rowsFor("cancel", chosen).rows.map(({ state }) => state)).toEqual(["pending"]);
  expect(rowsFor("remove", chosen).rows.map(({ state }) => state)).toEqual(["expired"]);
});

test("a deed for none of them says why", () => {
  expect(rowsFor("remove", [row("pending")])).toEqual({ rows: [], reason: "Only expired invitations can be removed." });
  expect(rowsFor("resend", [row("pending", denied)]).reason).toBe("Too much.");
});

test("what is closed for good cannot be chosen", () => {
  expect((["accepted", "declined", "cancelled", "draft"] as const).some((state) => isChoosable({ state }))).toBe(false);
});
