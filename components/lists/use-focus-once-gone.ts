"use client";

import { useEffect, useRef } from "react";

/** The list takes the focus when a row went away with it; `rows` is how many there are. */
export function useFocusOnceGone(rows: number | undefined) {
  const list = useRef<HTMLDivElement>(null);
  const before = useRef(rows);

  useEffect(() => {
    const fewer = rows !== undefined && before.current !== undefined && rows < before.current;
    before.current = rows;
    if (fewer && document.activeElement === document.body) list.current?.focus();
  }, [rows]);

  return list;
}
