"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { addressWith } from "#components/lists/list-address.ts";
import { PersonName } from "#components/people/person-name.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { cn } from "#components/ui/class-names.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SortHeader, Table, TableActions, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { LeavingFrom } from "#components/organizations/use-leaving.tsx";
import { MemberActions } from "./member-actions.tsx";
import type { MemberRow } from "./member-query.ts";
import { RoleCell } from "./role-cell.tsx";
import { sortOf, type Sort } from "./sorts.ts";
import type { MemberSelection } from "./use-member-selection.ts";
import { useRemoval } from "./use-removal.tsx";

type MemberTableProps = {
  organization: LeavingFrom;
  members: readonly MemberRow[];
  /** For who may act on several. */
  selection: MemberSelection | undefined;
};

/** Who is here, as what, since when. */
export function MemberTable({ organization, members, selection }: MemberTableProps) {
  return (
    <Table label="Members">
      <TableHead>
        <TableRow>
          {selection && <ChooseAll members={members} selection={selection} />}
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
          <Row key={member.userId} organization={organization} member={member} selection={selection} />
        ))}
      </TableBody>
    </Table>
  );
}

function ChooseAll({ members, selection }: { members: readonly MemberRow[]; selection: MemberSelection }) {
  const chosen = members.filter(({ userId }) => selection.chosen.has(userId)).length;
  return (
    <TableHeader className="w-px pr-0">
      <span className="max-md:hidden">
        <Checkbox
          aria-label="Choose all on this page"
          checked={chosen > 0 && chosen === members.length}
          indeterminate={chosen > 0 && chosen < members.length}
          onChange={(event) => selection.set(members, event.target.checked)}
        />
      </span>
    </TableHeader>
  );
}

type RowProps = { organization: LeavingFrom; member: MemberRow; selection: MemberSelection | undefined };

function Row({ organization, member, selection }: RowProps) {
  const { slug } = organization;
  const removal = useRemoval(organization, member);
  return (
    <TableRow>
      {selection && (
        <TableCell className="pr-0 max-md:absolute max-md:top-5 max-md:left-3 max-md:p-0">
          <Checkbox
            aria-label={`Choose ${member.name}`}
            checked={selection.chosen.has(member.userId)}
            onChange={() => selection.toggle(member)}
          />
        </TableCell>
      )}
      <TableCell className={cn("max-md:pr-10 md:w-1/2", selection && "max-md:pl-7")}>
        <PersonName person={member} />
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
