"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { toast } from "#components/ui/toast.ts";
import { count, regionWord } from "#components/words.ts";
import { dismissOrganizationAction } from "#lib/actions/organizations.ts";
import { DangerRow } from "#components/ui/danger-row.tsx";
import type { Ending, Losses } from "./ending.ts";

/** The permanent end: says with numbers what goes; the name is typed to confirm (PRODUCT 5.13). `losses` is null for who may not. */
export function DismissOrganization({ organization, losses }: { organization: Ending; losses: Losses | null }) {
  const { slug, name, region, may } = organization;
  const [asking, setAsking] = useState(false);
  const router = useRouter();

  function dismissed() {
    toast.success(`${name} was dismissed`, "Nobody can open it any more; what it kept is being erased.");
    router.replace("/organizations");
    router.refresh();
  }

  return (
    <DangerRow
      title="Dismiss organization"
      action={
        <>
          {" "}
          <GuardedButton decision={may["organization.dismiss"]} variant="danger" onClick={() => setAsking(true)}>
            Dismiss organization
          </GuardedButton>
          {losses && (
            <ConfirmDialog
              open={asking}
              onOpenChange={setAsking}
              title={`Dismiss ${name} for good?`}
              typeToConfirm={name}
              action="Dismiss organization"
              keep="Keep organization"
              onConfirm={() => dismissOrganizationAction(slug, { confirmName: name })}
              onDone={dismissed}
            >
              <p>At once, nobody can open it. Then all of this is erased in the {regionWord(region)}, and nothing brings it back:</p>
              <WhatGoes losses={losses} />
              <p>The address /orgs/{slug} is never given out again.</p>
            </ConfirmDialog>
          )}
        </>
      }
    >
      Ends {name} for everybody and erases what it keeps. This is permanent.
    </DangerRow>
  );
}

function WhatGoes({ losses: { members, teams, projects, openInvitations } }: { losses: Losses }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      <li>{count(members, "membership")}, yours too</li>
      <li>{count(teams, "team")}</li>
      <li>{count(projects, "project")}</li>
      <li>{count(openInvitations, "open invitation")}, whose links stop working</li>
      <li>The audit log</li>
    </ul>
  );
}
