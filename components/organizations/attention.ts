import type { OutputOf } from "#lib/operations/perform.ts";

export type Invitation = Pick<OutputOf<"invitation.list">["invitations"][number], "id" | "email" | "state" | "mailState" | "expiresAt">;
export type Trouble = { id: string; email: string; expiresAt: string; kind: "notMailed" | "expired" | "expiring" };

const soonMs = 48 * 60 * 60 * 1000;

/** Invitations somebody should look at: never mailed, past their time, or with less than two days left. */
export function troubledInvitations(invitations: readonly Invitation[], nowMs: number): Trouble[] {
  return invitations.flatMap(({ id, email, expiresAt, ...invitation }) => {
    const kind = troubleOf(invitation, Date.parse(expiresAt) - nowMs);
    return kind ? [{ id, email, expiresAt, kind }] : [];
  });
}

function troubleOf({ state, mailState }: Pick<Invitation, "state" | "mailState">, leftMs: number): Trouble["kind"] | undefined {
  if (state === "expired") return "expired";
  if (state !== "pending") return undefined;
  if (mailState === "limited" || mailState === "failed") return "notMailed";
  return leftMs < soonMs ? "expiring" : undefined;
}
