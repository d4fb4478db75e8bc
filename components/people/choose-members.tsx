"use client";

import { useState } from "react";
import { SearchFound } from "#components/lists/search-found.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { roleWord } from "#components/words.ts";
import { searchNote, useMemberSearch, type FoundMember } from "./use-member-search.ts";

type ChooseMembersProps = {
  slug: string;
  legend: string;
  isChosen: (member: FoundMember) => boolean;
  onToggle: (member: FoundMember) => void;
  /** Why somebody cannot be chosen: "In this team already". */
  impossible: (member: FoundMember) => string | undefined;
};

/** Finds members by name and chooses several, one after the other; who is chosen is shown by whoever asks. */
export function ChooseMembers({ slug, legend, isChosen, onToggle, impossible }: ChooseMembersProps) {
  const [typed, setTyped] = useState("");
  const { data, error, isFetching } = useMemberSearch(slug, typed);
  return (
    <SearchFound
      typed={typed}
      onType={setTyped}
      pending={isFetching && data !== undefined}
      note={data && searchNote(data)}
      error={error}
      failure="The members could not be read."
    >
      <fieldset>
        <legend className="sr-only">{legend}</legend>
        <ul className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {data?.members.map((member) => {
            const reason = impossible(member);
            return (
              <li key={member.userId} className="min-w-0">
                <Checkbox
                  label={<span className={reason ? "text-muted" : "font-medium text-ink"}>{nameOf(member)}</span>}
                  help={<span className="wrap-anywhere">{reason ?? `${roleWord(member.role)} · ${member.email}`}</span>}
                  className="ml-0"
                  checked={isChosen(member)}
                  disabled={reason !== undefined}
                  onChange={() => onToggle(member)}
                />
              </li>
            );
          })}
        </ul>
      </fieldset>
    </SearchFound>
  );
}

function nameOf({ name, isYou }: FoundMember): string {
  return isYou ? `${name} (you)` : name;
}
