"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { neighbours } from "#components/lists/list-address.ts";
import { RefetchNotice } from "#components/lists/refetch-notice.tsx";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import { cn } from "#components/ui/class-names.ts";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { count } from "#components/words.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { isChoosable } from "./bulk-deeds.ts";
import { BulkProgress } from "./bulk-progress.tsx";
import { InvitationFilters } from "./invitation-filters.tsx";
import { invitationQuery, invitationsKey, type InvitationPage } from "./invitation-query.ts";
import { InvitationTable } from "./invitation-table.tsx";
import { NoInvitations } from "./no-invitations.tsx";
import { useBulkRun } from "./use-bulk-run.ts";
import { useSelection } from "./use-selection.ts";

/** What the server drew and which address it drew it for. */
type FirstPage = { query: string; page: InvitationPage };

/** Every invitation, the newest first, with what one needs to find one and to act on several. */
export function InvitationList({ slug, first }: { slug: string; first: FirstPage }) {
  const { data, error, isPlaceholderData, isFetching, refetch } = useInvitations(slug, first);
  const retry = () => void refetch();

  return (
    <div className="flex flex-col gap-4">
      <InvitationFilters states={first.page.states} pending={isPlaceholderData} />
      {error && data && <RefetchNotice retry={retry} pending={isFetching} />}
      {data ? (
        <Found slug={slug} page={data} stale={isPlaceholderData} />
      ) : error ? (
        <ErrorState
          title="The invitations could not be loaded"
          message={error instanceof RestError ? error.error.message : undefined}
          retry={retry}
          pending={isFetching}
        />
      ) : (
        <SkeletonRows label="Loading invitations" />
      )}
    </div>
  );
}

function Found({ slug, page, stale }: { slug: string; page: InvitationPage; stale: boolean }) {
  const { invitations } = page;
  const queries = useQueryClient();
  const list = useFocusOnceGone(invitations.length);
  const selection = useSelection();
  const bulk = useBulkRun(slug, () => void queries.invalidateQueries({ queryKey: invitationsKey(slug) }));
  const chosen = invitations.filter(({ id }) => selection.chosen.has(id));

  function dismiss() {
    bulk.dismiss();
    list.current?.focus();
  }

  return (
    <div
      ref={list}
      tabIndex={-1}
      aria-busy={stale}
      className={cn("flex flex-col gap-4 outline-none transition-opacity delay-150", stale && "opacity-60")}
    >
      {bulk.run ? (
        <BulkProgress run={bulk.run} stop={bulk.stop} dismiss={dismiss} />
      ) : (
        chosen.length > 0 && (
          <BulkBar
            chosen={chosen}
            onChooseAll={() => selection.chooseOnly(invitations.filter(isChoosable).map(({ id }) => id))}
            onClear={() => selection.chooseOnly([])}
            onStart={(deed, rows) => {
              selection.chooseOnly([]);
              void bulk.start(deed, rows);
            }}
          />
        )
      )}
      {invitations.length === 0 ? (
        <NoInvitations slug={slug} />
      ) : (
        <InvitationTable slug={slug} invitations={invitations} selection={selection} />
      )}
      <Paging page={page} />
    </div>
  );
}

/** The invitations this address asks for; until they are here, those of the address before. */
function useInvitations(slug: string, first: FirstPage) {
  const query = invitationQuery(useSearchParams());
  return useQuery({
    queryKey: [...invitationsKey(slug), query],
    queryFn: ({ signal }) => restGet<"invitation.list">(`/orgs/${slug}/invitations?${query}`, signal),
    initialData: query === first.query ? first.page : undefined,
    placeholderData: keepPreviousData,
  });
}

function Paging({ page: { invitations, nextCursor } }: { page: InvitationPage }) {
  const places = neighbours(usePathname(), useSearchParams(), nextCursor);
  if (invitations.length === 0 && places.previous === undefined) return null;
  const all = places.previous === undefined && nextCursor === null;
  return <Pagination shallow {...places} summary={`${count(invitations.length, "invitation")}${all ? "" : " shown"}`} />;
}
