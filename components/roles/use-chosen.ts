"use client";

import { useState } from "react";

/** What the address names: as it was chosen, and after a reload as the answer calls it. */
export function useChosen<T>(
  isAsked: (thing: T) => boolean,
  answered: T | null | undefined,
): [chosen: T | undefined, choose: (thing: T) => void] {
  const [last, choose] = useState<T>();
  return [last !== undefined && isAsked(last) ? last : (answered ?? undefined), choose];
}
