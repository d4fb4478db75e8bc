import { expect, test } from "vitest";
import type { AuditEventName } from "#lib/audit/record.ts";
import { eventWord } from "./event-words.ts";

const everyEvent = {
  "account.created": true,
  "organization.created": true,
  "organization.updated": true,
  "member.joined": true,
  "member.roleChanged": true,
  "invitation.created": true,
  "invitation.batchCreated": true,
  "invitation.linkCopied": true,
  "invitation.accepted": true,
  "invitation.cancelled": true,
  "invitation.expired": true,
  "organization.dismissed": true,
  "organization.transferred": true,
  "member.removed": true,
  "member.left": true,
  "invitation.resent": true,
  "invitation.declined": true,
  "invitation.removed": true,
  "team.created": true,
  "team.renamed": true,
  "team.deleted": true,
  "team.memberAdded": true,
  "team.selfGranted": true,
  "team.memberRemoved": true,
  "team.roleChanged": true,
  "project.created": true,
  "project.updated": true,
  "project.apisChanged": true,
  "project.roleChanged": true,
  "project.selfGranted": true,
  "project.moved": true,
  "project.deleted": true,
  "projectRole.created": true,
  "projectRole.updated": true,
  "projectRole.deleted": true,
} satisfies Record<AuditEventName, true>;

test.each(Object.keys(everyEvent))("%s has words", (event) => {
  expect(eventWord(event)).not.toBe(event);
});
