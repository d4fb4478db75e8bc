"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Mail, UserPlus } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { neighbours } from "#components/lists/list-address.ts";
import { RefetchNotice } from "#components/lists/refetch-notice.tsx";
import { RestError, restGet } from "#components/lists/rest-get.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { cn } from "#components/ui/class-names.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ErrorState } from "#components/ui/error-state.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { SkeletonRows } from "#components/ui/skeleton.tsx";
import { count } from "#components/words.ts";
import { invitationQuery, invitationsKey, type InvitationPage } from "./invitation-query.ts";
import { InvitationTable } from "./invitation-table.tsx";

/** What the server drew and which address it drew it for. */
type FirstPage = { query: string; page: InvitationPage };

/** Every invitation, the newest first. */
export function InvitationList({ slug, first }: { slug: string; first: FirstPage }) {
  const { data, error, isPlaceholderData, isFetching, refetch } = useInvitations(slug, first);
  const retry = () => void refetch();

  if (!data && error) {
    const message = error instanceof RestError ? error.error.message : undefined;
    return <ErrorState title="The invitations could not be loaded" message={message} retry={retry} pending={isFetching} />;
  }
  if (!data) return <SkeletonRows label="Loading invitations" />;
  return (
    <div
      aria-busy={isPlaceholderData}
      className={cn("flex flex-col gap-4 transition-opacity delay-150", isPlaceholderData && "opacity-60")}
    >
      {error && <RefetchNotice retry={retry} pending={isFetching} />}
      {data.invitations.length === 0 ? <NobodyInvited slug={slug} /> : <InvitationTable slug={slug} invitations={data.invitations} />}
      <Paging page={data} />
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

function NobodyInvited({ slug }: { slug: string }) {
  return (
    <EmptyState
      icon={<Mail aria-hidden />}
      title="Nobody is invited yet"
      actions={
        <ButtonLink href={`/orgs/${slug}/invites/new`}>
          <UserPlus aria-hidden />
          Invite people
        </ButtonLink>
      }
    >
      Invitations you send are listed here until they are accepted, and afterwards as a record.
    </EmptyState>
  );
}
