import { auditOperations } from "./audit.ts";
import { invitationOperations } from "./invitation.ts";
import { memberOperations } from "./member.ts";
import { organizationOperations } from "./organization.ts";
import { passkeyOperations } from "./passkey.ts";
import { profileOperations } from "./profile.ts";
import { projectOperations } from "./project.ts";
import { teamOperations } from "./team.ts";

/** Every operation once: actions, page reads, REST, OpenAPI and the authorization matrix come from this table. */
export const operations = {
  ...profileOperations,
  ...passkeyOperations,
  ...organizationOperations,
  ...memberOperations,
  ...teamOperations,
  ...projectOperations,
  ...invitationOperations,
  ...auditOperations,
};

export type Operations = typeof operations;
export type OperationName = keyof Operations;
