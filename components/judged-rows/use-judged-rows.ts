"use client";

import { useEffect, useReducer, useState } from "react";
import { RestError } from "#components/lists/rest-get.ts";
import { type JudgedRows, waitingRows } from "./judged-rows.ts";

/** How long nobody types before rows are asked about. */
const quietMs = 400;

/**
 * The rows of a table that people fill in; those whose verdict is not known are asked about, all in one request. `judge`
 * asks and answers with the change that it makes; it must stay the same from one drawing to the next.
 */
export function useJudgedRows<Row extends { problem?: unknown }, Change>(
  reducer: (state: JudgedRows<Row>, change: Change) => JudgedRows<Row>,
  first: JudgedRows<Row>,
  judge: (asked: Row[], signal: AbortSignal) => Promise<Change>,
) {
  const [{ rows }, change] = useReducer(reducer, first);
  const [problem, setProblem] = useState<string>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const asked = waitingRows(rows);
    if (asked.length === 0) return undefined;
    const abort = new AbortController();
    async function ask() {
      try {
        const answered = await judge(asked, abort.signal);
        setProblem(undefined);
        change(answered);
      } catch (error) {
        if (!abort.signal.aborted) setProblem(error instanceof RestError ? error.error.message : "The server could not be reached.");
      }
    }
    const timer = setTimeout(() => void ask(), quietMs);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [judge, rows, attempt]);

  return { rows, change, problem, retry: () => setAttempt(attempt + 1) };
}
