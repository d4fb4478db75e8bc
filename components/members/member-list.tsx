"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { RestError } from "#components/lists/rest-get.ts";
import { addressWith, neighbours } from "#components/lists/list-address.ts";
import { RefetchNotice } from "#components/lists/refetch-notice.tsx";
import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import type { LeavingFrom } from "#components/organizations/use-leaving.tsx";
import { Button } from "#components/ui/button.tsx";
import { cn } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { count } from "#components/words.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { MemberFilters } from "./member-filters.tsx";
import type { MemberPage } from "./member-query.ts";
import { MemberTable } from "./member-table.tsx";
import { useMemberSelection, type MemberSelection } from "./use-member-selection.ts";
import { useMembers, type FirstPage } from "./use-members.ts";

type MemberListProps = { organization: LeavingFrom; first: FirstPage };

/** The members, with what one needs to find one among many. */
export function MemberList({ organization, first }: MemberListProps) {
  const { data, error, isPlaceholderData, isFetching, refetch } = useMembers(organization.slug, first);
  const list = useFocusOnceGone(data?.members.length);
  const retry = () => void refetch();
  const selection = useMemberSelection();

  return (
    <div className="flex flex-col gap-4">
      <MemberFilters roles={first.page.roles} pending={isPlaceholderData} />
      {error && data && <RefetchNotice retry={retry} pending={isFetching} />}
      {data ? (
        <div
          ref={list}
          tabIndex={-1}
          aria-busy={isPlaceholderData}
          className={cn("flex flex-col gap-4 outline-none transition-opacity delay-150", isPlaceholderData && "opacity-60")}
        >
          <Found organization={organization} page={data} selection={selection} />
          <Paging page={data} />
        </div>
      ) : error ? (
        <ErrorState
          title="The members could not be loaded"
          message={error instanceof RestError ? error.error.message : undefined}
          retry={retry}
          pending={isFetching}
        />
      ) : (
        <SkeletonRows label="Loading members" />
      )}
    </div>
  );
}

type FoundProps = { organization: LeavingFrom; page: MemberPage; selection: MemberSelection };

/** Those one may act on together have a box before them. */
function Found({ organization, page: { members, several }, selection }: FoundProps) {
  const { changeRole, remove, addToTeam, removeFromTeam } = several;
  const maySelect = [changeRole, remove, addToTeam, removeFromTeam].some(({ allowed }) => allowed);
  const chosen = [...selection.chosen.values()];
  const here = members.filter(({ userId }) => selection.chosen.has(userId)).length;
  return (
    <>
      {chosen.length > 0 && (
        <BulkBar
          organization={organization}
          chosen={chosen}
          elsewhere={chosen.length - here}
          several={several}
          onChooseAll={() => selection.set(members, true)}
          onClear={selection.clear}
        />
      )}
      {members.length === 0 ? (
        <NobodyFound />
      ) : (
        <MemberTable organization={organization} members={members} selection={maySelect ? selection : undefined} />
      )}
    </>
  );
}

function Paging({ page }: { page: MemberPage }) {
  const places = neighbours(usePathname(), useSearchParams(), page.nextCursor);
  return <Pagination shallow {...places} summary={<span role="status">{summary(page, places.previous !== undefined)}</span>} />;
}

/** A search is not counted: as long as there is more, only what is shown is known. */
function summary({ total, members, nextCursor }: MemberPage, cameFromBefore: boolean): string {
  if (total !== null) return count(total, "member");
  return nextCursor === null && !cameFromBefore ? `${count(members.length, "member")} found` : `${count(members.length, "member")} shown`;
}

function NobodyFound() {
  const parameters = useSearchParams();
  const pathname = usePathname();
  return (
    <EmptyState
      title="Nobody found"
      actions={
        <Button
          onClick={() => window.history.pushState(null, "", addressWith(pathname, parameters, { search: null, role: null, after: null }))}
        >
          Show all members
        </Button>
      }
    >
      No member has this name{parameters.get("role") ? " and this role" : ""}. Check the spelling, or look among all of them.
    </EmptyState>
  );
}
