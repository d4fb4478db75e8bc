"use client";

import { useState } from "react";
import { ChooseFound } from "#components/lists/choose-found.tsx";
import { roleWord } from "#components/words.ts";
import { searchNote, useMemberSearch, type FoundMember } from "./use-member-search.ts";

type ChooseMemberProps = {
  slug: string;
  legend: string;
  /** Posts as this, `userId` if nothing else is said. */
  name?: string;
  chosen: Named | undefined;
  onChoose: (member: FoundMember) => void;
  /** Why somebody cannot be chosen: "In this team already". */
  impossible?: (member: Named) => string | undefined;
};

export type Named = Pick<FoundMember, "userId" | "name" | "email" | "role" | "isYou">;

const nobodyImpossible = () => undefined;

/** Finds a member by name and chooses them. Posts as `userId`; whoever is chosen stays in sight while one searches on. */
export function ChooseMember({ slug, legend, name = "userId", chosen, onChoose, impossible = nobodyImpossible }: ChooseMemberProps) {
  const [typed, setTyped] = useState("");
  const { data, error, isFetching } = useMemberSearch(slug, typed);
  const found = data?.members ?? [];
  const listed = chosen && !found.some(({ userId }) => userId === chosen.userId) ? [chosen, ...found] : found;

  function choose(userId: string) {
    const member = found.find((one) => one.userId === userId);
    if (member) onChoose(member);
  }

  return (
    <ChooseFound
      legend={legend}
      name={name}
      value={chosen?.userId ?? ""}
      options={listed.map((member) => ({
        value: member.userId,
        label: member.isYou ? `${member.name} (you)` : member.name,
        description: `${roleWord(member.role)} · ${member.email}`,
        disabledReason: impossible(member),
      }))}
      onValueChange={choose}
      typed={typed}
      onType={setTyped}
      pending={isFetching && data !== undefined}
      note={data && searchNote(data)}
      error={error}
      failure="The members could not be read."
    />
  );
}
