"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { addressWith } from "#components/lists/list-address.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SortHeader, Table, TableActions, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { LeavingFrom } from "#components/organizations/use-leaving.tsx";
import { MemberActions } from "./member-actions.tsx";
import type { MemberRow } from "./member-query.ts";
import { RoleCell } from "./role-cell.tsx";
import { sortOf, type Sort } from "./sorts.ts";
import { useRemoval } from "./use-removal.tsx";

type MemberTableProps = { organization: LeavingFrom; members: readonly MemberRow[] };

/** Who is here, as what, since when. */
export function MemberTable({ organization, members }: MemberTableProps) {
  return (
    <Table label="Members">
      <TableHead>
        <TableRow>
          <ColumnHeader sort="name">Person</ColumnHeader>
          <ColumnHeader sort="role">Role</ColumnHeader>
          <ColumnHeader sort="joined">Joined</ColumnHeader>
          <TableHeader>
            <VisuallyHidden>Actions</VisuallyHidden>
          </TableHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <Row key={member.userId} organization={organization} member={member} />
        ))}
      </TableBody>
    </Table>
  );
}

function Row({ organization, member }: { organization: LeavingFrom; member: MemberRow }) {
  const { slug } = organization;
  const removal = useRemoval(organization, member);
  return (
    <TableRow>
      <TableCell className="max-md:pr-10 md:w-1/2">
        <Person member={member} />
      </TableCell>
      <TableCell label="Role">
        <RoleCell slug={slug} member={member} onRemove={removal.ask} />
      </TableCell>
      <TableCell label="Joined" className="text-muted">
        <RelativeTime value={member.joinedAt} />
      </TableCell>
      <TableActions>
        <MemberActions organization={organization} member={member} onRemove={removal.ask} pending={removal.pending} />
        {removal.question}
      </TableActions>
    </TableRow>
  );
}

/** What a search finds is always by name, so then there is nothing to sort by. */
function ColumnHeader({ sort, children }: { sort: Sort; children: string }) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  if (parameters.get("search")) return <TableHeader>{children}</TableHeader>;
  return (
    <SortHeader
      shallow
      href={addressWith(pathname, parameters, { sort: sort === "name" ? null : sort, after: null })}
      sorted={sortOf(parameters) === sort ? "ascending" : undefined}
    >
      {children}
    </SortHeader>
  );
}

function Person({ member: { name, email, isYou } }: { member: MemberRow }) {
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Avatar name={name} />
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium text-ink">
          <span className="truncate">{name}</span>
          {isYou && <Badge>You</Badge>}
        </p>
        <p className="truncate text-sm text-muted">{email}</p>
      </div>
    </div>
  );
}
