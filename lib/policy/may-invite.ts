import { decide } from "./decide.ts";
import type { GrantableRole, OrganizationRole } from "./roles.ts";

/** Whether someone of this role could send such an invitation now; asked again when it is accepted (PRODUCT 2.3). */
export function mayInvite(inviter: { userId: string; role: OrganizationRole }, grants: GrantableRole): boolean {
  return decide({ kind: "member", userId: inviter.userId, role: inviter.role, teamRoles: new Map() }, "invitation.create", { grants })
    .allowed;
}
