"use client";

import { useQueryClient } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { membersKey } from "#components/members/member-query.ts";
import { ChooseMember } from "#components/people/choose-member.tsx";
import type { FoundMember } from "#components/people/use-member-search.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Form, SubmitButton } from "#components/ui/form.tsx";
import { GuardedButton, reasonFor } from "#components/ui/guarded.tsx";
import { Select } from "#components/ui/select.tsx";
import { toast } from "#components/ui/toast.ts";
import { teamRoleWord } from "#components/words.ts";
import { addTeamMemberAction } from "#lib/actions/teams.ts";
import type { Team } from "./place.ts";

/** *Add people*: members of the organization, found by name, one after the other. */
export function AddPeople({ slug, team }: { slug: string; team: Team }) {
  const [open, setOpen] = useState(false);

  return (
    <>
      <GuardedButton decision={team.may.addMember} variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Add people
      </GuardedButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={`Add people to ${team.name}`}
        description="Choose a member of the organization. Who is not in it yet is invited by an admin first."
      >
        <AddForm slug={slug} team={team} close={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function AddForm({ slug, team, close }: { slug: string; team: Team; close: () => void }) {
  const router = useRouter();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<FoundMember>();
  const [role, setRole] = useState(team.plainRole);
  const inTeam = new Set(team.people.map(({ userId }) => userId));
  const denied = chosen?.isYou ? reasonFor(team.may.addThemselves) : undefined;

  function submit() {
    return addTeamMemberAction(slug, { teamId: team.id, userId: chosen?.userId ?? "", role });
  }

  function added() {
    if (chosen) toast.success(`${chosen.name} is now in ${team.name}`);
    close();
    void queries.invalidateQueries({ queryKey: membersKey(slug) });
    router.refresh();
  }

  return (
    <Form submit={submit} onSuccess={added}>
      <ChooseMember
        slug={slug}
        legend="Who"
        chosen={chosen}
        onChoose={setChosen}
        impossible={({ userId }) => (inTeam.has(userId) ? "In this team already" : undefined)}
      />
      <Field label="Team role" name="role">
        <Select
          value={role}
          options={team.roles.map((one) => ({ value: one, label: teamRoleWord(one) }))}
          onValueChange={(value) => setRole(team.roles.find((one) => one === value) ?? role)}
        />
      </Field>
      {chosen?.isYou && (
        <Callout tone="warning">{denied ?? "You are adding yourself. The audit log names it a self-grant, for all who read it."}</Callout>
      )}
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        {chosen && denied === undefined ? (
          <SubmitButton className="">Add {chosen.name}</SubmitButton>
        ) : (
          <Button variant="primary" disabled={!chosen} disabledReason={denied}>
            Add to team
          </Button>
        )}
      </DialogActions>
    </Form>
  );
}
