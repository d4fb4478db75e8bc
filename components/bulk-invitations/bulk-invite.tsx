"use client";

import { Download, Send } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { InvitationOptions } from "#components/invitations/team-grants.ts";
import { badRows, goodRows, waitingRows } from "#components/judged-rows/judged-rows.ts";
import { RowSources } from "#components/judged-rows/row-sources.tsx";
import { saveFile } from "#components/judged-rows/save-file.ts";
import { restPostCsv } from "#components/lists/rest-post.ts";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { failureSentence } from "#components/ui/denial-sentence.ts";
import { LeaveGuard } from "#components/ui/leave-guard.tsx";
import { useSubmit } from "#components/ui/use-submit.ts";
import { count } from "#components/words.ts";
import { createBulkInvitationsAction } from "#lib/actions/invitations.ts";
import type { Result } from "#lib/errors.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { BatchReport } from "./batch-report.tsx";
import { badRowsCsv, rowOf, textOf } from "./bulk-rows.ts";
import { BulkTable } from "./bulk-table.tsx";
import { useBulkRows } from "./use-bulk-rows.ts";

type Sent = OutputOf<"invitation.createBulk">;

/** What one request may carry, with room for what is around it. */
const requestMaxLength = 1_200_000;

/** From a file or a list of addresses to invitations: good rows are sent while bad ones stay to be fixed (PRODUCT 6.3). */
export function BulkInvite({ slug, options }: { slug: string; options: InvitationOptions }) {
  const router = useRouter();
  const { rows, change, seats, setSeats, problem, retry } = useBulkRows(slug);
  const [batchId, setBatchId] = useState<string>();
  const good = goodRows(rows);
  const bad = badRows(rows).length;
  const waiting = waitingRows(rows).length;
  const { run, pending, error } = useSubmit(send);

  async function send(): Promise<Result<Sent>> {
    const input = { rows: good.map(textOf) };
    if (new TextEncoder().encode(JSON.stringify(input)).length > requestMaxLength) {
      return {
        ok: false,
        error: { code: "invalid", message: "Together these rows are more than 1 MB. Send them in two parts, or shorten the notes." },
      };
    }
    const result = await createBulkInvitationsAction(slug, input);
    if (result.ok) {
      change({ type: "remove", ids: new Set(good.map(({ id }) => id)) });
      setBatchId(result.data.batchId);
      if (good.length === rows.length) router.push(`/orgs/${slug}/invites/bulk/${result.data.batchId}`);
    }
    return result;
  }

  return (
    <div className="flex flex-col gap-6">
      <LeaveGuard unsaved={rows.length > 0} />
      {batchId && <BatchReport slug={slug} batchId={batchId} />}
      <RowSources
        limits={options.limits}
        taken={rows.length}
        onAddresses={(addresses) => change({ type: "add", rows: addresses.map(rowOf) })}
        readFile={(file) => restPostCsv<"invitation.checkCsv">(`/orgs/${slug}/invitations/check-csv`, file)}
        onRead={(read) => {
          change({ type: "add", rows: read.rows });
          setSeats(read.seats);
        }}
        columns={<Columns />}
        template={`/api/v1/orgs/${slug}/invitations/template.csv`}
      />
      {problem && (
        <Callout tone="danger" actions={<Button onClick={retry}>Check again</Button>}>
          The rows could not be checked. {problem}
        </Callout>
      )}
      {error && <Callout tone="danger">{failureSentence(error)}</Callout>}
      {rows.length > 0 && (
        <>
          {seats && good.length > seats.free && (
            <Callout tone="warning">
              These need {count(good.length, "seat")} and {seats.free} of {seats.paid} {seats.free === 1 ? "is" : "are"} free. The first{" "}
              {seats.free} will be invited, the others refused.
            </Callout>
          )}
          <BulkTable rows={rows} options={options} change={change} />
          <div className="sticky bottom-0 -mx-4 flex flex-wrap items-center gap-3 border-t bg-canvas px-4 py-3">
            <Button variant="primary" pending={pending} disabledReason={reasonNotToSend(good.length, waiting)} onClick={() => void run()}>
              <Send aria-hidden />
              Send {count(good.length, "invitation")}
            </Button>
            {bad > 0 && (
              <Button variant="ghost" onClick={() => saveFile("rows-to-fix.csv", badRowsCsv(rows))}>
                <Download aria-hidden />
                Download {count(bad, "row")} to fix
              </Button>
            )}
            <p role="status" className="text-sm text-muted tabular-nums">
              {good.length} ready, {bad} to fix{waiting > 0 && `, ${waiting} being checked`}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

function Columns() {
  return (
    <>
      The first line names the columns: <code className="wrap-anywhere">email, name, organization_role, team_roles, note</code>. Only the
      address is needed; teams are written as <code className="wrap-anywhere">Team A=admin;Team B=member</code>.
    </>
  );
}

function reasonNotToSend(good: number, waiting: number): string | undefined {
  if (waiting > 0) return "The rows are still being checked.";
  return good === 0 ? "No row is ready. Fix one first." : undefined;
}
