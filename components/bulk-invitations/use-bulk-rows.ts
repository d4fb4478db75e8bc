"use client";

import { useEffect, useReducer, useState } from "react";
import { RestError } from "#components/lists/rest-get.ts";
import { restPost } from "#components/lists/rest-post.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { changeRows, noRows, textOf, waitingRows } from "./bulk-rows.ts";

/** How long nobody types before rows are asked about. */
const quietMs = 400;

export type Seats = OutputOf<"invitation.check">["seats"];

/** The rows of the table; those whose verdict is not known are asked about, all in one request. */
export function useBulkRows(slug: string) {
  const [{ rows }, change] = useReducer(changeRows, noRows);
  const [seats, setSeats] = useState<Seats>(null);
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const asked = waitingRows(rows);
    if (asked.length === 0) return undefined;
    const abort = new AbortController();
    async function ask() {
      try {
        const answer = await restPost<"invitation.check">(`/orgs/${slug}/invitations/check`, { rows: asked.map(textOf) }, abort.signal);
        setSeats(answer.seats);
        setProblem(undefined);
        change({ type: "judge", asked, judged: answer.rows });
      } catch (error) {
        if (!abort.signal.aborted) setProblem(error instanceof RestError ? error.error.message : "The server could not be reached.");
      }
    }
    const timer = setTimeout(() => void ask(), quietMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [slug, rows, attempt]);

  return { rows, change, seats, setSeats, problem, retry: () => setAttempt(attempt + 1) };
}
