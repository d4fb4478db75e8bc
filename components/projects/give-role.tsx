"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ChooseMember } from "#components/people/choose-member.tsx";
import type { FoundMember } from "#components/people/use-member-search.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { setProjectRoleAction } from "#lib/actions/projects.ts";
import type { Project } from "./project.ts";
import { optionKey, optionWord } from "./role-words.ts";

/** *Give a role*: to any member of the organization, in the team or not (PRODUCT 3.3). */
export function GiveRole({ slug, project }: { slug: string; project: Project }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <GuardedButton decision={project.may.setRole} onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Give a role
      </GuardedButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Give a role in ${project.name}`}
        description="To any member of the organization. Whoever is not in the team sees this project only."
      >
        <GiveForm slug={slug} project={project} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function GiveForm({ slug, project, close }: { slug: string; project: Project; close: () => void }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<FoundMember>();
  const [key, setKey] = useState(() => optionKey(project.roles[0] ?? { role: null, projectRoleId: null }));
  const option = project.roles.find((one) => optionKey(one) === key);

  function submit() {
    return setProjectRoleAction(slug, {
      projectId: project.id,
      userId: chosen?.userId ?? "",
      role: option?.role ?? null,
      projectRoleId: option?.projectRoleId ?? null,
    });
  }

  function given() {
    if (chosen && option) toast.success(`${chosen.name} is now ${optionWord(option)} in ${project.name}`);
    close();
    router.refresh();
  }

  return (
    <Form submit={submit} onSuccess={given}>
      <ChooseMember slug={slug} legend="Who" chosen={chosen} onChoose={setChosen} />
      <Field label="Role" name="role" help={option && sentenceOf(option.permissions)}>
        <Select
          value={key}
          options={project.roles.map((one) => ({ value: optionKey(one), label: optionWord(one) }))}
          onValueChange={setKey}
        />
      </Field>
      {chosen?.isYou && (
        <Callout tone="warning">You are giving yourself a role. The audit log names it a self-grant, for all who read it.</Callout>
      )}
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        {chosen ? (
          <SubmitButton className="">Give {chosen.name} the role</SubmitButton>
        ) : (
          <Button variant="primary" disabled>
            Give the role
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}

function sentenceOf(permissions: readonly string[]): string {
  return permissions.length === 0 ? "The project does not exist for them." : `They can ${permissions.join(", ")}.`;
}
