"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { slugFromName } from "#lib/slug.ts";

/** The slug follows the name until somebody writes one; only then is it sent, as the server numbers one it made itself. */
export function NameAndAddress() {
  const [name, setName] = useState("");
  const [slug, setSlug] = useState("");
  const suggested = name.trim() === "" ? "" : slugFromName(name);

  return (
    <>
      <Field label="Name" name="name" help="What people call it. It can be changed at any time.">
        <Input autoComplete="organization" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label="Address" name="slug" optional help={<SlugHelp slug={slug} suggested={suggested} />}>
        <Input
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
          placeholder={suggested || "made from the name"}
          value={slug}
          onChange={(event) => setSlug(event.target.value.toLowerCase().replace(/\s+/g, "-"))}
        />
      </Field>
    </>
  );
}

function SlugHelp({ slug, suggested }: { slug: string; suggested: string }) {
  const address = slug || suggested;
  return (
    <>
      {address && (
        <>
          Opens at <span className="font-medium break-all text-body">/orgs/{address}</span>.{" "}
        </>
      )}
      {!slug && "A number is added if it is taken. "}
      It cannot be changed later.
    </>
  );
}
