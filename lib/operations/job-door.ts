import type { Job } from "#lib/actor/actor.ts";
import { wasAsked } from "#lib/policy/decide.ts";
import type { Region } from "#lib/regions.ts";
import { invitationOperations } from "./invitation.ts";
import { memberOperations } from "./member.ts";
import { organizationOperations } from "./organization.ts";
import { profileOperations } from "./profile.ts";
import { crossing } from "./transactions.ts";

/** The operations only the job runner performs, by task name. */
export const jobOperations = {
  "invitation.mail": invitationOperations["invitation.mail"],
  "invitation.mailFailed": invitationOperations["invitation.mailFailed"],
  "invitation.mailAccepted": invitationOperations["invitation.mailAccepted"],
  "invitation.sendBatch": invitationOperations["invitation.sendBatch"],
  "invitation.expire": invitationOperations["invitation.expire"],
  "member.mailRoleChange": memberOperations["member.mailRoleChange"],
  "profile.copy": profileOperations["profile.copy"],
  "profile.erase": profileOperations["profile.erase"],
  "profile.mailKept": profileOperations["profile.mailKept"],
  "profile.mailEmailChange": profileOperations["profile.mailEmailChange"],
  "profile.mailEmailChanged": profileOperations["profile.mailEmailChanged"],
  "profile.mailSignIn": profileOperations["profile.mailSignIn"],
  "directory.sweep": profileOperations["directory.sweep"],
  "member.mailRemoval": memberOperations["member.mailRemoval"],
  "organization.erase": organizationOperations["organization.erase"],
  "organization.mailTransfer": organizationOperations["organization.mailTransfer"],
  "creation.sweep": organizationOperations["creation.sweep"],
};
export type JobName = keyof typeof jobOperations;

type Scope = { database: "directory" } | { database: Region; accountId?: string };

/** The door for jobs: what the queue says is parsed like any input. Throws when the work did not succeed, so that the runner tries again. */
export async function performJob(name: JobName, scope: Scope, payload: Record<string, unknown>): Promise<void> {
  const operation = jobOperations[name];
  const actor: Job = { kind: "job", task: name };
  const place = scope.database === "directory" ? {} : { region: scope.database, ...(scope.accountId && { accountId: scope.accountId }) };
  await operation.prepare({ ...payload, ...place })(crossing(actor));
  if (!wasAsked(actor, operation.permission)) throw new Error(`${operation.permission} was never asked`);
}
