"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect } from "react";
import { invitationsKey } from "#components/invitations/invitation-query.ts";
import { restGet } from "#components/lists/rest-get.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Progress } from "#components/ui/progress.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { Table } from "#components/ui/table.tsx";
import { count } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

export type Batch = OutputOf<"invitation.viewBatch">;

/** How often one looks how far a list has come. */
const lookMs = 1_000;
const refusedShown = 100;

/** How far a list of invitations has come, and in the end what became of it. It is read from the server, so it can be left and come back to. */
export function BatchReport({ slug, batchId, first }: { slug: string; batchId: string; first?: Batch }) {
  const queries = useQueryClient();
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: ["batch", slug, batchId],
    queryFn: ({ signal }) =>
      restGet<"invitation.viewBatch">(`/orgs/${slug}/invitations/batches/${batchId}?outcome=refused&limit=${refusedShown}`, signal),
    initialData: first,
    refetchInterval: ({ state }) => (state.data?.finishedAt ? false : lookMs),
  });
  const finished = Boolean(data?.finishedAt);

  useEffect(() => {
    if (finished) void queries.invalidateQueries({ queryKey: invitationsKey(slug) });
  }, [queries, slug, finished]);

  if (!data) {
    return error ? (
      <ErrorState title="The list could not be loaded" message={error.message} retry={() => void refetch()} pending={isFetching} />
    ) : (
      <SkeletonRows label="Loading how far the list has come" />
    );
  }
  const { total, invited, refused } = data;
  return (
    <section aria-label="Sending invitations" className="flex flex-col gap-4 rounded-md border bg-canvas p-4">
      <Progress label={finished ? "Invitations sent" : "Sending invitations"} done={invited + refused} total={total} />
      <p role="status" className="text-base text-body tabular-nums">
        {invited} invited, {refused} refused{finished ? "." : ". You can leave this page; sending goes on."}{" "}
        <AppLink href={`/orgs/${slug}/invites`} className="text-accent-text underline underline-offset-2">
          See invitations
        </AppLink>
      </p>
      {refused > 0 && <Refused slug={slug} batch={data} />}
    </section>
  );
}

function Refused({ slug, batch: { id, rows, refused } }: { slug: string; batch: Batch }) {
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-lg font-semibold">{count(refused, "row")} refused</h2>
        <a href={`/api/v1/orgs/${slug}/invitations/batches/${id}/refused.csv`} download className={buttonStyles()}>
          <Download aria-hidden />
          Download refused rows
        </a>
      </div>
      <Table label="Refused rows">
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Address</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ position, email, reason }) => (
            <tr key={position}>
              <td data-label="Row" className="w-px tabular-nums">
                {position}
              </td>
              <td data-label="Address" className="font-medium wrap-anywhere text-ink md:w-2/5">
                {email || "—"}
              </td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length < refused && <p className="text-sm text-muted">The first {rows.length} are shown; the file has them all.</p>}
    </>
  );
}
