"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { RadioGroup, type RadioOption } from "#components/ui/radio-group.tsx";
import { SearchFound, type SearchFoundProps } from "./search-found.tsx";

type ChooseFoundProps = Omit<SearchFoundProps, "folded"> & {
  legend: string;
  /** Posts as this. */
  name: string;
  help?: string;
  options: readonly RadioOption[];
  value: string;
  onValueChange: (value: string) => void;
};

/** Searches by name and chooses one of what is found. On narrow screens the rest folds away, so that what follows from the choice is in sight. */
export function ChooseFound({ typed, onType, pending, note, error, failure, onValueChange, ...choice }: ChooseFoundProps) {
  const [searching, setSearching] = useState(false);
  const chosen = choice.options.find(({ value }) => value === choice.value);
  const folded = chosen !== undefined && !searching;

  function choose(value: string) {
    setSearching(false);
    onValueChange(value);
  }

  return (
    <SearchFound typed={typed} onType={onType} pending={pending} note={note} error={error} failure={failure} folded={folded}>
      <RadioGroup {...choice} className={folded ? "max-sm:[&_label:not(:has(:checked))]:hidden" : ""} onValueChange={choose} />
      {chosen && (
        <Button size="sm" className="self-start sm:hidden" onClick={() => setSearching(folded)}>
          {folded ? "Choose another" : `Keep ${chosen.label}`}
        </Button>
      )}
    </SearchFound>
  );
}
