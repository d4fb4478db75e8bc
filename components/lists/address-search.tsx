"use client";

import { debounce, parseAsString, useQueryStates } from "nuqs";
import { useEffect, useEffectEvent, useRef } from "react";
import { SearchField } from "#components/ui/search-field.tsx";

const pauseMs = 250;
const searchMaxLength = 100;

/** Searches the list whose address this page has, once typing pauses. The box is the browser's own, so no key is lost. */
export function AddressSearch({ label, pending }: { label: string; pending: boolean }) {
  const [{ search }, change] = useQueryStates({ search: parseAsString.withDefault(""), after: parseAsString });
  const input = useRef<HTMLInputElement>(null);
  const typed = useRef(search);

  function find(term: string) {
    typed.current = term;
    void change({ search: term || null, after: null }, { limitUrlUpdates: debounce(pauseMs) });
  }

  const adoptWhatWasTypedBeforeHydration = useEffectEvent(() => {
    const early = input.current?.value ?? "";
    if (early !== typed.current) find(early);
  });

  useEffect(() => adoptWhatWasTypedBeforeHydration(), []);

  useEffect(() => {
    if (!input.current || search === typed.current) return;
    typed.current = search; // the address changed otherwise: Back, or a cleared filter
    input.current.value = search;
  }, [search]);

  return (
    <SearchField
      ref={input}
      label={label}
      pending={pending}
      defaultValue={search}
      maxLength={searchMaxLength}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => find(event.target.value)}
    />
  );
}
