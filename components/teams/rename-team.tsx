"use client";

import { Pencil } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { typed } from "#components/ui/typed.ts";
import { renameTeamAction } from "#lib/actions/teams.ts";
import type { Team } from "./place.ts";
import { TeamNameField } from "./team-name-field.tsx";

export function RenameTeam({ slug, team: { id, name, may } }: { slug: string; team: Team }) {
  const [open, setOpen] = useState(false);
  const router = useRouter();

  function renamed() {
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <GuardedButton decision={may.rename} onClick={() => setOpen(true)}>
        <Pencil aria-hidden />
        Rename
      </GuardedButton>
      <Dialog open={open} onOpenChange={setOpen} title={`Rename ${name}`}>
        <Form
          submit={(fields) => renameTeamAction(slug, { teamId: id, name: typed(fields, "name") ?? "" })}
          success="Team renamed"
          onSuccess={renamed}
        >
          <TeamNameField name={name} />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton className="">Rename team</SubmitButton>
          </DialogActions>
        </Form>
      </Dialog>
    </>
  );
}
