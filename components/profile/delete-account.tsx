"use client";

import { useState } from "react";
import { SignInAgain } from "#components/sign-in/sign-in-again.tsx";
import { AppLink } from "#components/ui/app-link.tsx";
import { Section } from "#components/ui/card.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { DangerRow } from "#components/ui/danger-row.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { count } from "#components/words.ts";
import { deleteProfileAction } from "#lib/actions/profile.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Deletion = OutputOf<"profile.previewDeletion">;

/** The end of one's user account: says what ends, names the organizations in its way, wants the address typed (PRODUCT 2.1, 4.3). */
export function DeleteAccount({ email, owned, memberships, unavailableRegions, mayDelete }: Deletion) {
  const [asking, setAsking] = useState(false);
  return (
    <Section title="Danger zone" danger>
      <div className="flex flex-col gap-4">
        <SignInAgain page="/profile" decisions={[mayDelete]} />
        <ul>
          <DangerRow
            title="Delete account"
            action={
              <GuardedButton
                variant="danger"
                decision={mayDelete}
                disabledReason={owned.length > 0 ? "Transfer the ownership of your organizations, or dismiss them, first." : undefined}
                aria-haspopup="dialog"
                onClick={() => setAsking(true)}
              >
                Delete account
              </GuardedButton>
            }
          >
            {owned.length > 0 ? (
              <>
                You own <OwnedOrganizations owned={owned} />. Transfer the ownership or dismiss first.
              </>
            ) : (
              "Ends your access everywhere and erases your personal account. This is permanent."
            )}
          </DangerRow>
        </ul>
        <ConfirmDialog
          open={asking}
          onOpenChange={setAsking}
          title="Delete your account for good?"
          typeToConfirm={email}
          action="Delete account"
          keep="Keep account"
          onConfirm={() => deleteProfileAction({ confirmEmail: email })}
          // A full load, so that nothing of the person stays in memory.
          onDone={() => window.location.assign("/sign-in?deleted=1")}
        >
          <p>At once you are signed out on every device. Then all of this is erased, and nothing brings it back:</p>
          <ul className="flex list-disc flex-col gap-1 pl-5">
            <li>
              {unavailableRegions.length > 0 ? "Every membership" : count(memberships, "membership")}; open invitations you sent are
              cancelled
            </li>
            <li>Your personal account</li>
            <li>Your name, address, sign-in methods and security log</li>
          </ul>
          <p>Organizations keep their audit logs, in which your name stands beside what you did.</p>
        </ConfirmDialog>
      </div>
    </Section>
  );
}

function OwnedOrganizations({ owned }: Pick<Deletion, "owned">) {
  const parts = new Intl.ListFormat("en-GB").formatToParts(owned.map(({ slug }) => slug));
  return parts.map(({ type, value }) => {
    const organization = type === "element" ? owned.find(({ slug }) => slug === value) : undefined;
    return organization ? (
      <AppLink key={value} href={`/orgs/${organization.slug}/settings`} className="underline underline-offset-2">
        {organization.name}
      </AppLink>
    ) : (
      value
    );
  });
}
