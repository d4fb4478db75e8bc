"use client";

import { createContext, use } from "react";

/** What a field tells the control inside it. */
type FieldControl = { id?: string; name?: string; "aria-describedby"?: string; "aria-invalid"?: true };

export const FieldContext = createContext<FieldControl>({});

/** The attributes a control takes from the `Field` around it; nothing outside one. */
export function useFieldControl(): FieldControl {
  return use(FieldContext);
}
