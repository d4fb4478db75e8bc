"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { addressWith } from "#components/lists/list-address.ts";
import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SortHeader, Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import type { MemberRow } from "./member-query.ts";
import { RoleCell } from "./role-cell.tsx";
import { sortOf, type Sort } from "./sorts.ts";

/** Who is here, as what, since when. */
export function MemberTable({ slug, members }: { slug: string; members: readonly MemberRow[] }) {
  return (
    <Table label="Members">
      <TableHead>
        <TableRow>
          <ColumnHeader sort="name">Person</ColumnHeader>
          <ColumnHeader sort="role">Role</ColumnHeader>
          <ColumnHeader sort="joined">Joined</ColumnHeader>
        </TableRow>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.userId}>
            <TableCell className="md:w-1/2">
              <Person member={member} />
            </TableCell>
            <TableCell label="Role">
              <RoleCell slug={slug} member={member} />
            </TableCell>
            <TableCell label="Joined" className="text-muted">
              <RelativeTime value={member.joinedAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
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
