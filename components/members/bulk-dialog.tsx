"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { Beside } from "#components/consequences/beside.tsx";
import { Disclosure } from "#components/consequences/disclosure.tsx";
import { Effects } from "#components/consequences/effects.tsx";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { RestError } from "#components/lists/rest-get.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { Dialog, DialogActions } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { articleOf, count, roleWord } from "#components/words.ts";
import { type BulkDeed, planOf } from "./bulk-deed.ts";
import type { BulkPlan, Outcome } from "./bulk-plan.ts";
import { BulkOutcome, BulkRows } from "./bulk-rows.tsx";
import { BulkTeam } from "./bulk-team.tsx";
import { membersKey, type MemberPage, type MemberRow } from "./member-query.ts";
import type { PlanTeam } from "./plan-places.ts";

type BulkDialogProps = {
  organization: { slug: string; name: string };
  chosen: readonly MemberRow[];
  several: MemberPage["several"];
  /** Undefined: closed. */
  deed: BulkDeed | undefined;
  close: () => void;
  /** Once something was done; the chosen are chosen no longer. */
  onDone: () => void;
};

/** What a deed would do to each of the chosen members and what it costs in all; then it is done, and what became of each is said. */
export default function BulkDialog({ organization, deed, ...rest }: BulkDialogProps) {
  // What is shown while the dialog fades away.
  const [last, setLast] = useState(deed);
  if (deed && deed !== last) setLast(deed);
  return (
    <Dialog
      open={deed !== undefined}
      onOpenChange={(open) => !open && rest.close()}
      size="wide"
      title={last ? titleOf(last, rest.chosen.length, organization.name) : ""}
    >
      {last && <Question key={last.kind} slug={organization.slug} deed={last} {...rest} />}
    </Dialog>
  );
}

function titleOf(deed: BulkDeed, people: number, organization: string): string {
  const members = count(people, "member");
  if (deed.kind === "setRole") {
    const word = roleWord(deed.role).toLowerCase();
    return people === 1 ? `Make 1 member ${articleOf(deed.role)} ${word}?` : `Make ${people} members ${word}s?`;
  }
  if (deed.kind === "remove") return `Remove ${members} from ${organization}?`;
  return deed.kind === "addToTeam" ? `Add ${members} to a team` : `Take ${members} out of a team`;
}

type QuestionProps = Omit<BulkDialogProps, "organization" | "deed"> & { slug: string; deed: BulkDeed };

function Question({ slug, chosen: now, several, deed, close, onDone }: QuestionProps) {
  // Once it is done nobody is chosen any more; what is shown is about those who were.
  const [chosen] = useState(now);
  const [team, setTeam] = useState<PlanTeam>();
  const [outcomes, setOutcomes] = useState<readonly Outcome[]>();
  const ofTeam = deed.kind === "addToTeam" || deed.kind === "removeFromTeam" ? deed.kind : undefined;
  const wanted: BulkDeed = ofTeam && team ? { kind: ofTeam, team } : deed;
  const ready = !ofTeam || team !== undefined;
  const queries = useQueryClient();
  const { data: plan, error } = useQuery({
    queryKey: [...membersKey(slug), "plan", wanted, chosen.map(({ userId }) => userId)],
    queryFn: ({ signal }) => planOf(wanted, { slug, chosen, signal }),
    enabled: ready && outcomes === undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });

  async function finish(done: BulkPlan, rows: readonly Outcome[]) {
    const refused = rows.filter(({ problem }) => problem);
    toast.success(done.done(rows.length - refused.length));
    if (refused.length > 0) setOutcomes(rows);
    else close();
    onDone();
    await Promise.all([
      queries.invalidateQueries({ queryKey: membersKey(slug), predicate: ({ queryKey }) => queryKey[2] !== "plan" }),
      queries.invalidateQueries({ queryKey: invitationsKey(slug) }),
    ]);
  }

  if (outcomes) return <BulkOutcome outcomes={outcomes} close={close} />;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {ofTeam && <BulkTeam slug={slug} kind={ofTeam} several={several} team={team} onChoose={setTeam} />}
      {error && (
        <Callout tone="danger">{error instanceof RestError ? failureSentence(error.error) : "The server could not be reached."}</Callout>
      )}
      {ready && !plan && !error && <SkeletonRows label="Looking at what it would do" />}
      {plan && <Planned plan={plan} />}
      {plan && <Confirm key={plan.typeToConfirm} plan={plan} close={close} onDone={(rows) => void finish(plan, rows)} />}
      {!plan && (
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
        </DialogActions>
      )}
    </div>
  );
}

function Planned({ plan: { rows, note, foreseen } }: { plan: BulkPlan }) {
  const refused = rows.filter(({ ok }) => !ok).length;
  return (
    <>
      {refused > 0 && (
        <Callout tone="warning">
          {refused === rows.length
            ? "Nothing can be done with any of them."
            : `${refused} of ${rows.length} ${refused === 1 ? "is" : "are"} left out; the list says why.`}
        </Callout>
      )}
      <BulkRows rows={rows} />
      {refused < rows.length && <p className="text-pretty">{note}</p>}
      {refused < rows.length && foreseen && <Beside foreseen={foreseen} />}
      {foreseen && foreseen.effects.length > 0 && (
        <Disclosure summary="What they gain and lose">
          <Effects effects={foreseen.effects} />
        </Disclosure>
      )}
    </>
  );
}

function Confirm({ plan, close, onDone }: { plan: BulkPlan; close: () => void; onDone: (outcomes: readonly Outcome[]) => void }) {
  const { changing, typeToConfirm, action, danger, run: act } = plan;
  const [typed, setTyped] = useState("");
  const { run, pending, error } = useSubmit(act, ({ outcomes }) => onDone(outcomes));
  const possible = changing > 0;
  const confirmed = possible && (typeToConfirm === undefined || typed.trim() === typeToConfirm);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (confirmed) void run();
  }

  return (
    <form className="flex flex-col gap-4" onSubmit={submit}>
      {typeToConfirm !== undefined && possible && (
        <Field
          label={
            <>
              Type <strong className="font-semibold select-all">{typeToConfirm}</strong> to confirm
            </>
          }
        >
          <Input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" spellCheck={false} />
        </Field>
      )}
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      <DialogActions>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" variant={danger ? "danger" : "primary"} pending={pending} disabled={!confirmed}>
          {action}
        </Button>
      </DialogActions>
    </form>
  );
}
