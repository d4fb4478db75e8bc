"use client";

import { useEffect, useRef } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { roleWord, teamRoleWord } from "#components/words.ts";
import { isChoosable } from "./bulk-deeds.ts";
import type { InvitationRow } from "./invitation-query.ts";
import { InvitationState } from "./invitation-state.tsx";
import { NotMailed } from "./not-mailed.tsx";
import { RowActions } from "./row-actions.tsx";
import type { Selection } from "./use-selection.ts";

type InvitationTableProps = { slug: string; invitations: readonly InvitationRow[]; selection: Selection };

/** Who is invited, to what, by whom, and how it stands. */
export function InvitationTable({ slug, invitations, selection }: InvitationTableProps) {
  const choosable = invitations.filter(isChoosable).map(({ id }) => id);
  const chosen = choosable.filter((id) => selection.chosen.has(id)).length;
  return (
    <Table label="Invitations">
      <thead>
        <tr>
          <th scope="col" className="w-px pr-0">
            <span className="max-md:hidden">
              <Checkbox
                aria-label="Choose all on this page"
                checked={chosen > 0 && chosen === choosable.length}
                indeterminate={chosen > 0 && chosen < choosable.length}
                disabled={choosable.length === 0}
                onChange={(event) => selection.chooseOnly(event.target.checked ? choosable : [])}
              />
            </span>
          </th>
          <th scope="col">Invited</th>
          <th scope="col">State</th>
          <th scope="col">Role</th>
          <th scope="col">Teams</th>
          <th scope="col">Sent</th>
          <th scope="col">Expires</th>
          <th scope="col">
            <VisuallyHidden>Actions</VisuallyHidden>
          </th>
        </tr>
      </thead>
      <tbody>
        {invitations.map((invitation) => (
          <Row key={invitation.id} slug={slug} invitation={invitation} selection={selection} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ slug, invitation, selection }: { slug: string; invitation: InvitationRow; selection: Selection }) {
  const { id, email, name, role, state, sentAt, expiresAt, inviterName } = invitation;
  const { row, willClose } = useFocusOnceClosed(state);
  return (
    <tr ref={row} tabIndex={-1} className="-outline-offset-2">
      <td className="row-choice">
        {isChoosable(invitation) && (
          <Checkbox aria-label={`Choose ${email}`} checked={selection.chosen.has(id)} onChange={() => selection.toggle(id)} />
        )}
      </td>
      <td className="max-md:pr-10 md:w-1/4">
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere text-ink">{email}</p>
          {name && <p className="text-sm break-words text-muted">{name}</p>}
        </div>
      </td>
      <td data-label="State" className="max-md:items-start">
        <div>
          <InvitationState {...invitation} />
          <NotMailed slug={slug} invitation={invitation} />
        </div>
      </td>
      <td data-label="Role">{roleWord(role)}</td>
      <td data-label="Teams">
        <Teams teams={invitation.teams} />
      </td>
      <td data-label="Sent">
        <div className="max-md:text-right">
          <RelativeTime value={sentAt} />
          <p className="max-w-40 truncate text-sm text-muted" title={inviterName}>
            by {inviterName}
          </p>
        </div>
      </td>
      <td data-label="Expires" className="text-muted md:whitespace-nowrap">
        {state === "pending" || state === "expired" ? <RelativeTime value={expiresAt} /> : "—"}
      </td>
      <td className="row-actions">
        {isChoosable(invitation) && <RowActions slug={slug} invitation={invitation} onCancelled={willClose} />}
      </td>
    </tr>
  );
}

/** A row that was closed here loses its menu and with it the focus, which the row itself then takes. */
function useFocusOnceClosed(state: InvitationRow["state"]) {
  const row = useRef<HTMLTableRowElement>(null);
  const closing = useRef(false);

  useEffect(() => {
    if (closing.current && state !== "pending") row.current?.focus();
    closing.current = false;
  }, [state]);

  return {
    row,
    willClose: () => {
      closing.current = true;
    },
  };
}

const teamsShown = 2;

function Teams({ teams }: Pick<InvitationRow, "teams">) {
  const more = teams.slice(teamsShown);
  return (
    <ul className="flex flex-wrap gap-1.5 max-md:justify-end">
      {teams.slice(0, teamsShown).map((team) => (
        <li key={team.name}>
          <Badge>
            {team.name}: {teamRoleWord(team.role).toLowerCase()}
          </Badge>
        </li>
      ))}
      {more.length > 0 && (
        <li title={more.map(({ name }) => name).join(", ")}>
          <Badge>{more.length} more</Badge>
        </li>
      )}
    </ul>
  );
}
