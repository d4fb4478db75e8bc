"use client";

import { useCallback, useState } from "react";
import { useJudgedRows } from "#components/judged-rows/use-judged-rows.ts";
import { restPost } from "#components/lists/rest-post.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { type BulkChange, type BulkRow, changeRows, noRows, textOf } from "./bulk-rows.ts";

export type Seats = OutputOf<"invitation.check">["seats"];

/** The rows of the table, each with what the server says of it, and the seats that are free. */
export function useBulkRows(slug: string) {
  const [seats, setSeats] = useState<Seats>(null);

  const judge = useCallback(
    async (asked: BulkRow[], signal: AbortSignal): Promise<BulkChange> => {
      const answer = await restPost<"invitation.check">(`/orgs/${slug}/invitations/check`, { rows: asked.map(textOf) }, signal);
      setSeats(answer.seats);
      return { type: "judge", asked, judged: answer.rows };
    },
    [slug],
  );

  return { ...useJudgedRows(changeRows, noRows, judge), seats, setSeats };
}
