import { reasonFor } from "#components/ui/guarded.tsx";
import { count } from "#components/words.ts";
import { cancelInvitationAction, removeInvitationAction, resendInvitationAction } from "#lib/actions/invitations.ts";
import type { Decision, Result } from "#lib/errors.ts";
import type { InvitationRow } from "./invitation-query.ts";

export type DeedName = "resend" | "cancel" | "remove";

type Deed = {
  /** The button: "Send 3 again". */
  button: (rows: number) => string;
  /** While it runs, and of one row once it is done. */
  doing: string;
  done: string;
  states: readonly InvitationRow["state"][];
  /** Said by the button when no chosen row is in such a state. */
  noneOf: string;
  decision: (row: InvitationRow) => Decision;
  act: (slug: string, input: { invitationId: string }) => Promise<Result<unknown>>;
};

/** What can be done with several invitations at once, each by the same action as in its own row. */
export const deeds: Record<DeedName, Deed> = {
  resend: {
    button: (rows) => `Send ${rows} again`,
    doing: "Sending again",
    done: "Sent again",
    states: ["pending", "expired"],
    noneOf: "Only pending and expired invitations can be sent again.",
    decision: ({ may }) => may.resend,
    act: resendInvitationAction,
  },
  cancel: {
    button: (rows) => `Cancel ${count(rows, "invitation")}`,
    doing: "Cancelling",
    done: "Cancelled",
    states: ["pending"],
    noneOf: "Only pending invitations can be cancelled.",
    decision: ({ may }) => may.cancel,
    act: cancelInvitationAction,
  },
  remove: {
    button: (rows) => `Remove ${rows} expired`,
    doing: "Removing",
    done: "Removed",
    states: ["expired"],
    noneOf: "Only expired invitations can be removed.",
    decision: ({ may }) => may.cancel,
    act: removeInvitationAction,
  },
};

/** Whether a row can be chosen at all: those that are closed for good cannot. */
export function isChoosable({ state }: Pick<InvitationRow, "state">): boolean {
  return Object.values(deeds).some(({ states }) => states.includes(state));
}

/** The chosen rows that a deed is for, and why there is none. */
export function rowsFor(name: DeedName, chosen: readonly InvitationRow[]): { rows: readonly InvitationRow[]; reason?: string } {
  const { states, decision, noneOf } = deeds[name];
  const fitting = chosen.filter(({ state }) => states.includes(state));
  const rows = fitting.filter((row) => decision(row).allowed);
  const [first] = fitting;
  if (rows.length > 0) return { rows };
  return { rows, reason: (first && reasonFor(decision(first))) ?? noneOf };
}
