import { Badge } from "#components/ui/badge.tsx";
import { Section } from "#components/ui/card.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { deviceOf } from "#lib/device.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { RevokeButton } from "./revoke-button.tsx";
import { SignOutButtons } from "./sign-out-buttons.tsx";

type Session = OutputOf<"profile.view">["sessions"][number];

/** Every device one is signed in on, and the way out of one or all. */
export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  return (
    <Section
      title="Sessions"
      description="Where you are signed in. A session ends 30 days after its last use, and 90 days after signing in."
      actions={<SignOutButtons sessionCount={sessions.length} />}
    >
      <div tabIndex={-1} className="outline-none">
        <Table label="Sessions">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">Address</th>
              <th scope="col">Last seen</th>
              <th scope="col">Signed in</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <Row key={session.id} {...session} />
            ))}
          </tbody>
        </Table>
      </div>
    </Section>
  );
}

function Row({ id, userAgent, clientAddress, lastSeenAt, createdAt, current }: Session) {
  return (
    <tr>
      <td className="max-md:pr-20">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium text-ink" title={userAgent ?? undefined}>
            {deviceOf(userAgent)}
          </span>
          {current && <Badge tone="success">This session</Badge>}
        </span>
      </td>
      <td data-label="Address">
        <span className="min-w-0 break-all tabular-nums">{clientAddress ?? "Unknown"}</span>
      </td>
      <td data-label="Last seen">{current ? "Now" : <RelativeTime value={lastSeenAt} />}</td>
      <td data-label="Signed in">
        <RelativeTime value={createdAt} />
      </td>
      <td className="row-actions">{!current && <RevokeButton sessionId={id} device={deviceOf(userAgent)} />}</td>
    </tr>
  );
}
