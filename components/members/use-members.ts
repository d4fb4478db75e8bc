"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { unpackRows } from "#components/lists/packed-rows.ts";
import { restGet } from "#components/lists/rest-get.ts";
import { memberQuery, membersKey, type FirstMembers } from "./member-query.ts";

/** What the server drew and which address it drew it for. */
export type FirstPage = { query: string; page: FirstMembers };

/** The members this address asks for; until they are here, those of the address before. */
export function useMembers(slug: string, first: FirstPage) {
  const query = memberQuery(useSearchParams());
  return useQuery({
    queryKey: [...membersKey(slug), query],
    queryFn: ({ signal }) => restGet<"member.list">(`/orgs/${slug}/members?${query}`, signal),
    initialData: () => (query === first.query ? { ...first.page, members: unpackRows(first.page.members) } : undefined),
    placeholderData: keepPreviousData,
  });
}
