import { Building2 } from "lucide-react";
import Link from "next/link";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Table } from "#components/ui/table.tsx";
import { regionWord, roleWord } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

import { LeaveButton } from "./leave-button.tsx";

type Organization = OutputOf<"organization.listOwn">["organizations"][number];

/** One row per organization; `complete` is false while a region does not answer. */
export function Overview({ organizations, complete }: { organizations: readonly Organization[]; complete: boolean }) {
  if (organizations.length === 0) return complete && <NoOrganization />;
  return (
    <Table label="Organizations">
      <thead>
        <tr>
          <th scope="col">Organization</th>
          <th scope="col">Your role</th>
          <th scope="col">Region</th>
          <th scope="col">Members</th>
          <th scope="col">Open invitations</th>
          <th scope="col">
            <span className="sr-only">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {organizations.map((organization) => (
          <Row key={organization.id} {...organization} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ slug, name, role, region, memberCount, openInvitations, mayLeave }: Organization) {
  return (
    <tr>
      <td className="max-md:pr-36">
        <Link href={`/orgs/${slug}`} className="flex min-w-0 items-center gap-3 rounded-sm font-medium text-ink hover:underline">
          <Avatar name={name} square />
          <span className="min-w-0 break-words">{name}</span>
        </Link>
      </td>
      <td data-label="Your role">{roleWord(role)}</td>
      <td data-label="Region">
        <Badge>{regionWord(region)}</Badge>
      </td>
      <td data-label="Members">
        <Link href={`/orgs/${slug}/members`} className="rounded-sm tabular-nums hover:underline">
          {memberCount.toLocaleString("en-US")}
        </Link>
      </td>
      <td data-label="Open invitations">
        {openInvitations === null ? (
          <NotForThisRole />
        ) : (
          <Link href={`/orgs/${slug}/invites?state=pending`} className="rounded-sm tabular-nums hover:underline">
            {openInvitations.toLocaleString("en-US")}
          </Link>
        )}
      </td>
      <td className="row-actions max-md:top-4 max-md:right-4 md:px-4">
        <span className="flex justify-end gap-2">
          <ButtonLink href={`/orgs/${slug}`} size="sm" aria-label={`Switch to ${name}`}>
            Switch
          </ButtonLink>
          <LeaveButton organization={{ slug, name, mayLeave }} />
        </span>
      </td>
    </tr>
  );
}

function NotForThisRole() {
  return (
    <span className="text-muted" title="Your role there does not see invitations.">
      —
    </span>
  );
}

/** Belonging nowhere is normal (PRODUCT 4.6). */
function NoOrganization() {
  return (
    <EmptyState
      icon={<Building2 aria-hidden />}
      title="You are in no organization"
      actions={<ButtonLink href="/personal">Go to your personal account</ButtonLink>}
    >
      Create one to work with others. Invitations that wait for you are in your profile.
    </EmptyState>
  );
}
