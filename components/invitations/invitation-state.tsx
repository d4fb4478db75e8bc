import type { ComponentProps } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { InvitationRow } from "./invitation-query.ts";

type Look = { word: string; tone: ComponentProps<typeof Badge>["tone"] };

const looks: Record<InvitationRow["state"], Look> = {
  draft: { word: "Draft", tone: "neutral" },
  pending: { word: "Pending", tone: "accent" },
  accepted: { word: "Accepted", tone: "success" },
  declined: { word: "Declined", tone: "neutral" },
  cancelled: { word: "Cancelled", tone: "neutral" },
  expired: { word: "Expired", tone: "warning" },
};

export function stateWord(state: InvitationRow["state"]): string {
  return looks[state].word;
}

/** How an invitation stands, and whether its mail went out (PRODUCT 6.4, 6.8). */
export function InvitationState({ state, mailState }: Pick<InvitationRow, "state" | "mailState">) {
  const { word, tone } = looks[state];
  const notMailed = state === "pending" ? notMailedWords[mailState] : undefined;
  return (
    <span className="flex flex-wrap gap-1.5 max-md:justify-end">
      <Badge tone={tone}>{word}</Badge>
      {notMailed && <Badge tone="warning">{notMailed}</Badge>}
    </span>
  );
}

const notMailedWords: Partial<Record<InvitationRow["mailState"], string>> = { limited: "Not mailed: limit", failed: "Not mailed" };
