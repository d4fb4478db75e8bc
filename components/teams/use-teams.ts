"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { restGet } from "#components/lists/rest-get.ts";
import type { InputOf } from "#lib/operations/perform.ts";

const shown = 20;

/** The first teams whose name has this in it, by name; with nothing typed the first of all. */
export function useTeams(slug: string, search: string, which: InputOf<"team.list">["which"] = "all") {
  const query = new URLSearchParams({ limit: String(shown), which, ...(search && { search }) }).toString();
  return useQuery({
    queryKey: ["teams", slug, query],
    queryFn: ({ signal }) => restGet<"team.list">(`/orgs/${slug}/teams?${query}`, signal),
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}
