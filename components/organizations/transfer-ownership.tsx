"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { membersKey } from "#components/members/member-query.ts";
import { ChooseMember } from "#components/people/choose-member.tsx";
import type { FoundMember } from "#components/people/use-member-search.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { Input } from "#components/ui/input.tsx";
import { toast } from "#components/ui/toast.ts";
import { typed } from "#components/ui/typed.ts";
import { transferOrganizationAction } from "#lib/actions/organizations.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { DangerRow } from "#components/ui/danger-row.tsx";
import type { Ending } from "./ending.ts";

/** Gives the organization to another of its members; the name is typed to confirm (PRODUCT 5.10). */
export function TransferOwnership({ organization }: { organization: Ending }) {
  const { name, ownerName, may } = organization;
  const [open, setOpen] = useState(false);

  return (
    <DangerRow
      title="Transfer ownership"
      action={
        <>
          <GuardedButton decision={may["organization.transfer"]} onClick={() => setOpen(true)}>
            Transfer ownership
          </GuardedButton>
          <Dialog
            open={open}
            onOpenChange={setOpen}
            title={`Transfer ${name} to somebody else`}
            description="They become the owner at once, and you an admin. Both of you are told by mail. Only they can give it back."
          >
            <TransferForm organization={organization} close={() => setOpen(false)} />
          </Dialog>
        </>
      }
    >
      {ownerName} owns {name}. There is one owner, who alone can transfer or dismiss it.
    </DangerRow>
  );
}

function TransferForm({ organization: { slug, name }, close }: { organization: Ending; close: () => void }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [heir, setHeir] = useState<FoundMember>();

  function submit(fields: FormData) {
    return transferOrganizationAction(slug, { userId: heir?.userId ?? "", confirmName: typed(fields, "confirmName") ?? "" });
  }

  function transferred({ ownerName }: OutputOf<"organization.transfer">) {
    toast.success(`${ownerName} now owns ${name}`, "You are an admin of it.");
    close();
    void queries.invalidateQueries({ queryKey: membersKey(slug) });
    router.refresh();
  }

  return (
    <Form submit={submit} onSuccess={transferred}>
      <ChooseMember
        slug={slug}
        legend="New owner"
        chosen={heir}
        onChoose={setHeir}
        impossible={({ isYou }) => (isYou ? "Owns it already" : undefined)}
      />
      <Field
        name="confirmName"
        label={
          <>
            Type <strong className="font-semibold break-all select-all">{name}</strong> to confirm
          </>
        }
      >
        <Input autoComplete="off" spellCheck={false} />
      </Field>
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        {heir ? (
          <SubmitButton danger className="">
            Transfer to {heir.name}
          </SubmitButton>
        ) : (
          <Button variant="danger" disabled>
            Transfer ownership
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}
