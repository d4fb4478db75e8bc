"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { route } from "#components/ui/route.ts";
import { createTeamAction } from "#lib/actions/teams.ts";
import type { Decision } from "#lib/errors.ts";
import { TeamNameField } from "./team-name-field.tsx";
import { typed } from "#components/ui/typed.ts";

/** *Create team*: its maker is its first team admin, and is led to its page. */
export function CreateTeam({ slug, decision }: { slug: string; decision: Decision }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();

  return (
    <>
      <GuardedButton decision={decision} variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Create team
      </GuardedButton>
      <Dialog open={open} onOpenChange={setOpen} title="Create team" description="You will be its team admin, and can add people next.">
        <Form
          submit={(fields) => createTeamAction(slug, { name: typed(fields, "name") ?? "" })}
          success="Team created"
          onSuccess={({ teamId }) => router.push(route(`/orgs/${slug}/teams/${teamId}`))}
        >
          <TeamNameField />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton className="">Create team</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
