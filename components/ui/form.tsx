"use client";

import { Fragment, useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import type { PublicError, Result } from "#lib/errors.ts";
import { Button } from "./button.tsx";
import { Callout } from "./callout.tsx";
import { cn } from "./class-names.ts";
import { failureSentence } from "./denial-sentence.ts";
import { FormContext, useForm } from "./form-context.ts";
import { toast } from "./toast.ts";
import { useSubmit } from "./use-submit.ts";

type FormProps<Data> = {
  /** Usually turns the fields into a plain object and calls a server action. */
  submit: (fields: FormData) => Promise<Result<Data>>;
  onSuccess?: (data: Data) => void;
  /** A toast: "Changes saved". */
  success?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A form that keeps what was typed when the server says no, shows each sentence beside its field (`Field name`),
 * moves focus to the first wrong field, and is submitted once however often it is pressed.
 */
export function Form<Data>({ submit, onSuccess, success, className, children }: FormProps<Data>) {
  const form = useRef<HTMLFormElement>(null);
  const saved = useRef("");
  const [dirty, setDirty] = useState(false);
  const [generation, setGeneration] = useState(0);
  const [inFields, setInFields] = useState(false);
  const { run, pending, error, forget } = useSubmit(submit, (data) => {
    saved.current = snapshot(form.current);
    setDirty(false);
    if (success) toast.success(success);
    onSuccess?.(data);
  });

  useEffect(() => {
    saved.current = snapshot(form.current);
  }, [generation]);

  useEffect(() => {
    if (error) focusProblem(form.current);
  }, [error, inFields]);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const result = await run(new FormData(event.currentTarget));
    if (result && !result.ok) setInFields(belongsToFields(result.error, form.current));
  }

  function discard(event: FormEvent) {
    event.preventDefault();
    setGeneration(generation + 1); // remounts the fields with their first values
    setDirty(false);
    forget();
    form.current?.focus();
  }

  return (
    <FormContext value={{ pending, dirty, error }}>
      <form
        ref={form}
        tabIndex={-1}
        noValidate
        className={cn("flex flex-col gap-5 outline-none", className)}
        onSubmit={(event) => void send(event)}
        onReset={discard}
        onInput={() => setDirty(snapshot(form.current) !== saved.current)}
      >
        {error && !inFields && <Callout tone="danger">{failureSentence(error)}</Callout>}
        <Fragment key={generation}>{children}</Fragment>
      </form>
    </FormContext>
  );
}

/** The button that sends the form around it. */
export function SubmitButton({
  children,
  danger = false,
  className = "sm:self-start",
}: {
  children: ReactNode;
  danger?: boolean;
  className?: string;
}) {
  const { pending } = useForm();
  return (
    <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending} className={className}>
      {children}
    </Button>
  );
}

/** *Save changes / Discard changes*, for a form that shows what is already there. */
export function SaveOrDiscard({ disabledReason }: { disabledReason?: string }) {
  const { pending, dirty } = useForm();
  return (
    <div className="flex flex-wrap gap-2">
      <Button type="submit" variant="primary" pending={pending} disabled={!dirty} disabledReason={disabledReason}>
        Save changes
      </Button>
      <Button type="reset" variant="ghost" disabled={!dirty || pending}>
        Discard changes
      </Button>
    </div>
  );
}

function snapshot(form: HTMLFormElement | null): string {
  return form ? JSON.stringify([...new FormData(form)].map(([name, value]) => [name, typeof value === "string" ? value : value.name])) : "";
}

function focusProblem(form: HTMLFormElement | null): void {
  const problem = form?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
  const control = problem?.matches("fieldset") ? problem.querySelector<HTMLElement>("input:checked, input") : problem;
  control?.focus();
}

/** Whether every sentence stands beside a field of this form already. */
function belongsToFields(error: PublicError, form: HTMLFormElement | null): boolean {
  const names = Object.keys(error.fields ?? {});
  return names.length > 0 && names.every((name) => form?.elements.namedItem(name));
}
