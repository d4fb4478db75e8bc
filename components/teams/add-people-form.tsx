"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { badRows, waitingRows } from "#components/judged-rows/judged-rows.ts";
import { RowSources } from "#components/judged-rows/row-sources.tsx";
import { restPostCsv } from "#components/lists/rest-post.ts";
import { membersKey } from "#components/members/member-query.ts";
import { ChooseMembers } from "#components/people/choose-members.tsx";
import type { FoundMember } from "#components/people/use-member-search.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { DialogActions } from "#components/ui/dialog.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import { Tabs } from "#components/ui/tabs.tsx";
import { toast } from "#components/ui/toast.ts";
import { useSubmit } from "#components/ui/use-submit.ts";
import { count } from "#components/words.ts";
import { addTeamMemberAction, addTeamMembersAction } from "#lib/actions/teams.ts";
import type { PublicError, Result } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { NotMembers } from "./not-members.tsx";
import { PeopleTable } from "./people-table.tsx";
import { joining, type PersonRow } from "./people-rows.ts";
import type { Team } from "./place.ts";
import type { PeopleRowsState } from "./use-people-rows.ts";
import { WhatTheyGain } from "./what-they-gain.tsx";

type AddPeopleFormProps = { slug: string; team: Team; people: PeopleRowsState; close: () => void };

/** What is in the dialog of *Add people*; good rows are added while bad ones stay to be fixed. */
export default function AddPeopleForm({ slug, team, people, close }: AddPeopleFormProps) {
  const { rows, change, problem, retry, mayInvite, setMayInvite } = people;
  const router = useRouter();
  const queries = useQueryClient();
  const good = joining(rows, team.roles);
  const bad = badRows(rows).length;
  const waiting = waitingRows(rows).length;
  const inTeam = new Set(team.people.map(({ userId }) => userId));
  const { run, pending, error } = useSubmit<[], Added>(() => addAll(slug, team.id, good));
  const add = (emails: readonly string[]) => change({ type: "add", rows: emails.map((email) => ({ email, role: team.plainRole })) });

  function toggle({ email }: FoundMember) {
    const row = rowOf(rows, email);
    if (row) change({ type: "remove", ids: new Set([row.id]) });
    else add([email]);
  }

  async function submit() {
    const result = await run();
    if (!result?.ok) return;
    const { added, outcomes } = result.data;
    const done = new Set(outcomes.flatMap((outcome) => (outcome.problem ? [] : [outcome.userId])));
    toast.success(joined(rows, done, added, team.name));
    change({ type: "remove", ids: idsOf(rows, ({ userId }) => done.has(userId ?? "")) });
    // Who was refused after all is looked at again.
    change({ type: "edit", ids: idsOf(rows, ({ userId, problem: was }) => was === null && !done.has(userId ?? "")), change: {} });
    if (done.size === rows.length) close();
    void queries.invalidateQueries({ queryKey: membersKey(slug) });
    router.refresh();
  }

  return (
    <div className="flex min-w-0 flex-col gap-5">
      <Tabs
        label="How to find them"
        tabs={[
          {
            value: "name",
            label: "By name",
            content: (
              <ChooseMembers
                slug={slug}
                legend="Who"
                isChosen={({ email }) => rowOf(rows, email) !== undefined}
                onToggle={toggle}
                impossible={({ userId, isYou }) =>
                  inTeam.has(userId) ? "In this team already" : isYou ? reasonFor(team.may.addThemselves) : undefined
                }
              />
            ),
          },
          {
            value: "many",
            label: "Many addresses or a CSV",
            content: (
              <RowSources<Read>
                limits={team.limits}
                taken={rows.length}
                onAddresses={add}
                readFile={(file) => restPostCsv<"team.checkPeopleCsv">(`/orgs/${slug}/teams/${team.id}/members/check-csv`, file)}
                onRead={(read) => {
                  change({ type: "add", rows: read.rows });
                  setMayInvite(read.mayInvite);
                }}
                columns={<Columns />}
              />
            ),
          },
        ]}
      />
      {problem && (
        <Callout tone="danger" actions={<Button onClick={retry}>Check again</Button>}>
          The rows could not be checked. {problem}
        </Callout>
      )}
      {rows.length > 0 && (
        <>
          <PeopleTable rows={rows} roles={team.roles} change={change} />
          {mayInvite && <NotMembers slug={slug} rows={rows} mayInvite={mayInvite} />}
          {good.length > 0 && <WhatTheyGain slug={slug} teamId={team.id} people={good} />}
        </>
      )}
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      <div className="sticky -bottom-5 -mx-5 -mb-5 flex flex-wrap items-center justify-between gap-x-4 border-t bg-raised px-5 pb-4 sm:-bottom-6 sm:-mx-6 sm:-mb-6 sm:px-6">
        <p role="status" className="pt-2 text-sm text-muted tabular-nums">
          {rows.length > 0 && `${good.length} ready, ${bad} to fix${waiting > 0 ? `, ${waiting} being checked` : ""}`}
        </p>
        <DialogActions>
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="primary"
            pending={pending}
            disabled={rows.length === 0}
            disabledReason={reasonNotToAdd(rows, good.length, waiting)}
            onClick={() => void submit()}
          >
            {actionFor(rows, good)}
          </Button>
        </DialogActions>
      </div>
    </div>
  );
}

type Added = { added: number; outcomes: readonly { userId: string; problem: PublicError | null }[] };

/** One person is one call of its own, whose refusal is the whole answer. */
async function addAll(slug: string, teamId: string, people: { userId: string; role: Team["plainRole"] }[]): Promise<Result<Added>> {
  const [only] = people;
  if (!only || people.length > 1) return addTeamMembersAction(slug, { teamId, people });
  const result = await addTeamMemberAction(slug, { teamId, ...only });
  return result.ok ? { ok: true, data: { added: 1, outcomes: [{ userId: only.userId, problem: null }] } } : result;
}

type Read = OutputOf<"team.checkPeopleCsv">;

function Columns() {
  return (
    <>
      The first line names the columns: <code className="wrap-anywhere">email, team_role</code>. Only the address is needed; a role is{" "}
      <code>admin</code> or <code>member</code>. A file from <em>Export CSV</em> under Members will do.
    </>
  );
}

function rowOf(rows: readonly PersonRow[], email: string): PersonRow | undefined {
  return rows.find((row) => row.email.trim().toLowerCase() === email);
}

function idsOf(rows: readonly PersonRow[], which: (row: PersonRow) => boolean): ReadonlySet<number> {
  return new Set(rows.filter(which).map(({ id }) => id));
}

function reasonNotToAdd(rows: readonly PersonRow[], good: number, waiting: number): string | undefined {
  if (rows.length === 0) return undefined;
  if (waiting > 0) return "The rows are still being checked.";
  return good === 0 ? "No row is ready. Fix one first." : undefined;
}

/** One is called by name. */
function actionFor(rows: readonly PersonRow[], good: readonly { userId: string }[]): string {
  const [only] = good;
  if (only && good.length === 1) return `Add ${rows.find(({ userId }) => userId === only.userId)?.name ?? "1 person"}`;
  return good.length === 0 ? "Add to team" : `Add ${count(good.length, "person", "people")}`;
}

function joined(rows: readonly PersonRow[], done: ReadonlySet<string>, added: number, team: string): string {
  const [only] = rows.filter(({ userId }) => done.has(userId ?? ""));
  if (only && done.size === 1) return `${only.name} is now in ${team}`;
  return `${count(added, "person", "people")} joined ${team}`;
}
