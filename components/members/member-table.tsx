"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { addressWith } from "#components/lists/list-address.ts";
import { PersonName } from "#components/people/person-name.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { SortHeader, Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { LeavingFrom } from "#components/organizations/use-leaving.tsx";
import { MemberActions } from "./member-actions.tsx";
import type { MemberRow } from "./member-query.ts";
import { RoleCell } from "./role-cell.tsx";
import { sortOf, type Sort } from "./sorts.ts";
import type { MemberSelection } from "./use-member-selection.ts";

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
      <thead>
        <tr>
          {selection && <ChooseAll members={members} selection={selection} />}
          <ColumnHeader sort="name" className="md:w-1/2">
            Person
          </ColumnHeader>
          <ColumnHeader sort="role">Role</ColumnHeader>
          <ColumnHeader sort="joined">Joined</ColumnHeader>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.userId} organization={organization} member={member} selection={selection} />
        ))}
      </tbody>
    </Table>
  );
}

function ChooseAll({ members, selection }: { members: readonly MemberRow[]; selection: MemberSelection }) {
  const chosen = members.filter(({ userId }) => selection.chosen.has(userId)).length;
  return (
    <th scope="col" className="w-px pr-0">
      <span className="max-md:hidden">
        <Checkbox
          aria-label="Choose all on this page"
          checked={chosen > 0 && chosen === members.length}
          indeterminate={chosen > 0 && chosen < members.length}
          onChange={(event) => selection.set(members, event.target.checked)}
        />
      </span>
    </th>
  );
}

type RowProps = { organization: LeavingFrom; member: MemberRow; selection: MemberSelection | undefined };

function Row({ organization, member, selection }: RowProps) {
  return (
    <tr>
      {selection && (
        <td className="row-choice max-md:top-5">
          <Checkbox
            aria-label={`Choose ${member.name}`}
            checked={selection.chosen.has(member.userId)}
            onChange={() => selection.toggle(member)}
          />
        </td>
      )}
      <td className="max-md:pr-10">
        <PersonName person={member} />
      </td>
      <td data-label="Role">
        <RoleCell organization={organization} member={member} />
      </td>
      <td data-label="Joined" className="text-muted">
        <RelativeTime value={member.joinedAt} />
      </td>
      <td className="row-actions">
        <MemberActions organization={organization} member={member} />
      </td>
    </tr>
  );
}

/** What a search finds is always by name, so then there is nothing to sort by. */
function ColumnHeader({ sort, className, children }: { sort: Sort; className?: string; children: string }) {
  const parameters = useSearchParams();
  const pathname = usePathname();
  if (parameters.get("search"))
    return (
      <th scope="col" className={className}>
        {children}
      </th>
    );
  return (
    <SortHeader
      shallow
      href={addressWith(pathname, parameters, { sort: sort === "name" ? null : sort, after: null })}
      sorted={sortOf(parameters) === sort ? "ascending" : undefined}
      className={className}
    >
      {children}
    </SortHeader>
  );
}
