"use client";

import { useState, type ReactNode } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { copyInvitationLinkAction } from "#lib/actions/invitations.ts";

/**
 * *Copy link*: the link is made when pressed and kept by this page only where the browser does not let us copy,
 * in a dialog to copy it from by hand (PRODUCT 6.5). Render `fallback` somewhere.
 */
export function useCopyLink(
  slug: string,
  invitation: { id: string; email: string },
): { copy: () => Promise<void>; pending: boolean; fallback: ReactNode } {
  const [link, setLink] = useState<string>();
  const { run, pending } = useSubmit(copyInvitationLinkAction);

  async function copy() {
    const result = await run(slug, { invitationId: invitation.id });
    if (!result) return;
    if (!result.ok) return toast.error("The link was not copied", failureSentence(result.error));
    const copied = await write(result.data.link);
    if (copied) toast.success("Link copied", `Only ${invitation.email} can accept with it.`);
    else setLink(result.data.link);
  }

  return { copy, pending, fallback: <LinkDialog email={invitation.email} link={link} close={() => setLink(undefined)} /> };
}

function LinkDialog({ email, link, close }: { email: string; link: string | undefined; close: () => void }) {
  return (
    <Dialog
      open={link !== undefined}
      onOpenChange={(open) => !open && close()}
      title="Copy this link"
      description={`Your browser did not let us copy it. Only ${email} can accept with it.`}
    >
      <Field label="Invitation link">
        <Input readOnly value={link ?? ""} onFocus={(event) => event.target.select()} className="font-mono" />
      </Field>
    </Dialog>
  );
}

function write(text: string): Promise<boolean> {
  if (!("clipboard" in navigator)) return Promise.resolve(false); // only where the page is secure
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
