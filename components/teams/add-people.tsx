"use client";

import { UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import type { Team } from "./place.ts";
import { usePeopleRows } from "./use-people-rows.ts";

const AddPeopleForm = lazy(() => import("./add-people-form.tsx"));

/** *Add people*: members of the organization, by name, by address or out of a CSV (PRODUCT 3.8). What was typed outlives the dialog. */
export function AddPeople({ slug, team }: { slug: string; team: Team }) {
  const [open, setOpen] = useState(false);
  const people = usePeopleRows(slug, team.id);

  return (
    <>
      <GuardedButton decision={team.may.addMember} variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Add people
      </GuardedButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="wide"
        title={`Add people to ${team.name}`}
        description="Members of the organization, by name or many at once. Nothing happens before you have seen every row."
      >
        <Suspense fallback={<SkeletonRows label="Loading" />}>
          <AddPeopleForm slug={slug} team={team} people={people} close={() => setOpen(false)} />
        </Suspense>
      </Dialog>
    </>
  );
}
