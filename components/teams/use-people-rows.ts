"use client";

import { useCallback, useState } from "react";
import { useJudgedRows } from "#components/judged-rows/use-judged-rows.ts";
import { restPost } from "#components/lists/rest-post.ts";
import type { Decision } from "#lib/errors.ts";
import { changePeople, nobody, type PeopleChange, type PersonRow, textOf } from "./people-rows.ts";

/** The people who are to join a team, each with what the server says of them, and whether one may invite who is no member. */
export function usePeopleRows(slug: string, teamId: string) {
  const [mayInvite, setMayInvite] = useState<Decision>();

  const judge = useCallback(
    async (asked: PersonRow[], signal: AbortSignal): Promise<PeopleChange> => {
      const input = { teamId, rows: asked.map(textOf) };
      const answer = await restPost<"team.checkPeople">(`/orgs/${slug}/teams/${teamId}/members/check`, input, signal);
      setMayInvite(answer.mayInvite);
      return { type: "judge", asked, judged: answer.rows };
    },
    [slug, teamId],
  );

  return { ...useJudgedRows(changePeople, nobody, judge), mayInvite, setMayInvite };
}
export type PeopleRowsState = ReturnType<typeof usePeopleRows>;
