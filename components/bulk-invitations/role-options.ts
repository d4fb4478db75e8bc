import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { SelectOption } from "#components/ui/select-types.ts";
import { roleWord } from "#components/words.ts";

/** The roles somebody can be invited as; one that the reader may not give says why. */
export function roleOptions({ roles }: Pick<InvitationOptions, "roles">): SelectOption[] {
  return roles
    .filter(({ decision }) => decision.allowed || decision.fixableBy.length > 0)
    .map(({ role, decision }) => ({ value: role, label: roleWord(role), disabledReason: reasonFor(decision) }));
}
