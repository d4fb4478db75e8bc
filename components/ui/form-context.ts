"use client";

import { createContext, use } from "react";
import type { PublicError } from "#lib/errors.ts";

type FormState = { pending: boolean; dirty: boolean; error: PublicError | undefined };

export const FormContext = createContext<FormState>({ pending: false, dirty: true, error: undefined });

export function useForm(): FormState {
  return use(FormContext);
}

/** The server's sentence about one field. */
export function useFieldError(name: string | undefined): string | undefined {
  const { error } = useForm();
  return name === undefined ? undefined : error?.fields?.[name];
}
