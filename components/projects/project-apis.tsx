"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Section } from "#components/ui/card.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SaveOrDiscard } from "#components/ui/form.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { RadioGroup } from "#components/ui/radio-group.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { typed } from "#components/ui/typed.ts";
import { setProjectApisAction } from "#lib/actions/projects.ts";
import type { Project } from "./project.ts";

/** Which APIs the project's keys work for (PRODUCT 3.7). */
export function ProjectApis({ slug, project: { id: projectId, allowedApis, may } }: { slug: string; project: Project }) {
  const router = useRouter();
  const [kind, setKind] = useState(allowedApis === null ? "all" : "some");
  const denied = reasonFor(may.setApis);

  function save(fields: FormData) {
    const ids = (typed(fields, "allowedApis") ?? "").split(/[\s,]+/).filter(Boolean);
    return setProjectApisAction(slug, { projectId, allowedApis: typed(fields, "kind") === "some" ? ids : null });
  }

  return (
    <Section title="Allowed APIs" description={denied ?? "The project's keys work for these APIs only."}>
      <Form submit={save} success="Changes saved" onSuccess={() => router.refresh()}>
        <RadioGroup
          legend="The keys work for"
          name="kind"
          defaultValue={kind}
          onValueChange={setKind}
          options={[
            {
              value: "all",
              label: "All APIs",
              description: "All the organization subscribes to, now and later.",
              ...lock(denied, kind, "all"),
            },
            { value: "some", label: "Only some", description: "The ones you name.", ...lock(denied, kind, "some") },
          ]}
        />
        {kind === "some" && (
          <Field
            label="APIs"
            name="allowedApis"
            help="Their ids, such as weather, one on each line. None at all: the keys work for nothing."
          >
            <Textarea className="font-mono" spellCheck={false} defaultValue={allowedApis?.join("\n")} readOnly={denied !== undefined} />
          </Field>
        )}
        <SaveOrDiscard disabledReason={denied} />
      </Form>
    </Section>
  );
}

function lock(denied: string | undefined, kind: string, value: string) {
  return denied !== undefined && kind !== value ? { disabledReason: "Not chosen" } : {};
}
