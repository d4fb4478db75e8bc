"use client";

import { RadioGroup, type RadioOption } from "#components/ui/radio-group.tsx";
import { SearchFound, type SearchFoundProps } from "./search-found.tsx";

type ChooseFoundProps = SearchFoundProps & {
  legend: string;
  /** Posts as this. */
  name: string;
  help?: string;
  options: readonly RadioOption[];
  value: string;
  onValueChange: (value: string) => void;
};

/** Searches by name and chooses one of what is found. */
export function ChooseFound({ typed, onType, pending, note, error, failure, ...choice }: ChooseFoundProps) {
  return (
    <SearchFound typed={typed} onType={onType} pending={pending} note={note} error={error} failure={failure}>
      <RadioGroup {...choice} />
    </SearchFound>
  );
}
