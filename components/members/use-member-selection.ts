"use client";

import { useState } from "react";
import type { MemberRow } from "./member-query.ts";

export type MemberSelection = {
  /** By id, also of those that another page or search shows. */
  chosen: ReadonlyMap<string, MemberRow>;
  toggle: (member: MemberRow) => void;
  /** Chooses or lets go of several, beside those that are chosen elsewhere. */
  set: (members: readonly MemberRow[], chosen: boolean) => void;
  clear: () => void;
};

/** Which members are chosen; kept while one pages, searches and filters. */
export function useMemberSelection(): MemberSelection {
  const [chosen, setChosen] = useState<ReadonlyMap<string, MemberRow>>(new Map());

  function set(members: readonly MemberRow[], wanted: boolean) {
    setChosen((before) => {
      const ids = new Set(members.map(({ userId }) => userId));
      const others = [...before].filter(([id]) => !ids.has(id));
      return new Map(wanted ? [...others, ...members.map((member) => [member.userId, member] as const)] : others);
    });
  }

  return {
    chosen,
    toggle: (member) => set([member], !chosen.has(member.userId)),
    set,
    clear: () => setChosen(new Map()),
  };
}
