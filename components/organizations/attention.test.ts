import { expect, test } from "vitest";
import { troubledInvitations, type Invitation } from "./attention.ts";

const nowMs = Date.UTC(2026, 10, 22, 12);
const hourMs = 3_600_000;

test.each<[name: string, invitation: Partial<Invitation>, leftHours: number, kind: string | undefined]>([
  ["one with days left is in order", {}, 100, undefined],
  ["one that runs out within two days needs attention", {}, 47, "expiring"],
  ["one that was not mailed says so first", { mailState: "limited" }, 1, "notMailed"],
  ["one whose mail failed counts as not mailed", { mailState: "failed" }, 100, "notMailed"],
  ["an expired one waits for Resend or Remove", { state: "expired" }, -1, "expired"],
  ["an accepted one is done", { state: "accepted" }, 1, undefined],
  ["a cancelled one is done, mailed or not", { state: "cancelled", mailState: "failed" }, 1, undefined],
])("%s", (_, invitation, leftHours, kind) => {
  const ines: Invitation = {
    id: "1",
    email: "ines@invited.example",
    state: "pending",
    mailState: "sent",
    expiresAt: new Date(nowMs + leftHours * hourMs).toISOString(),
    ...invitation,
  };
  expect(troubledInvitations([ines], nowMs).map((trouble) => trouble.kind)).toEqual(kind ? [kind] : []);
});
