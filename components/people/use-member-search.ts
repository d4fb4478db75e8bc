"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { restGet } from "#components/lists/rest-get.ts";
import { useAfterPause } from "#components/lists/use-after-pause.ts";
import { membersKey } from "#components/members/member-query.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

export type FoundMember = OutputOf<"member.list">["members"][number];

const shown = 6;

/** The first few members whose name has this in it, once typing pauses; with nothing typed the first by name. */
export function useMemberSearch(slug: string, typed: string) {
  const term = useAfterPause(typed.trim());
  const query = new URLSearchParams({ limit: String(shown), ...(term && { search: term }) }).toString();
  return useQuery({
    queryKey: [...membersKey(slug), "choose", query],
    queryFn: ({ signal }) => restGet<"member.list">(`/orgs/${slug}/members?${query}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is said under those that were found. */
export function searchNote({ members, nextCursor }: OutputOf<"member.list">): string | undefined {
  if (members.length === 0) return "No member has this name.";
  return nextCursor === null ? undefined : "There are more: type a part of the name.";
}
