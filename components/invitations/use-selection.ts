"use client";

import { useState } from "react";

export type Selection = {
  chosen: ReadonlySet<string>;
  toggle: (id: string) => void;
  chooseOnly: (ids: readonly string[]) => void;
};

/** Which rows are chosen, by id; those that are no longer shown do not count. */
export function useSelection(): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  return {
    chosen,
    toggle: (id) => setChosen((before) => (before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]))),
    chooseOnly: (ids) => setChosen(new Set(ids)),
  };
}
