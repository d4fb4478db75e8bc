"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ChooseFound } from "#components/lists/choose-found.tsx";
import { restGet } from "#components/lists/rest-get.ts";
import { useAfterPause } from "#components/lists/use-after-pause.ts";

export type ProjectName = { id: string; name: string };
type ChooseProjectProps = { slug: string; legend: string; chosen: ProjectName | undefined; onChoose: (project: ProjectName) => void };

const shown = 6;

/** Finds one of the projects that the reader may open, by name. */
export function ChooseProject({ slug, legend, chosen, onChoose }: ChooseProjectProps) {
  const [typed, setTyped] = useState("");
  const term = useAfterPause(typed.trim());
  const query = new URLSearchParams({ limit: String(shown), ...(term && { search: term }) }).toString();
  const { data, error, isFetching } = useQuery({
    queryKey: ["projects", slug, "choose", query],
    queryFn: ({ signal }) => restGet<"project.list">(`/orgs/${slug}/projects?${query}`, signal),
    placeholderData: keepPreviousData,
  });
  const found: readonly ProjectName[] = data?.projects ?? [];
  const listed = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found;

  return (
    <ChooseFound
      legend={legend}
      name="project"
      value={chosen?.id ?? ""}
      options={listed.map(({ id, name }) => ({ value: id, label: name }))}
      onValueChange={(value) => listed.filter(({ id }) => id === value).forEach(onChoose)}
      typed={typed}
      onType={setTyped}
      pending={isFetching && data !== undefined}
      note={data && notes(found.length, data.nextCursor !== null, term !== "")}
      error={error}
      failure="The projects could not be read."
    />
  );
}

function notes(found: number, more: boolean, searched: boolean): string | undefined {
  if (found === 0) return searched ? "No project that you can open has this name." : "There is no project that you can open.";
  return more ? "There are more: type a part of the name." : undefined;
}
