import type { ListParameters } from "#components/lists/list-address.ts";
import { neighbours } from "#components/lists/list-address.ts";
import { Section } from "#components/ui/card.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import { deviceOf } from "#lib/device.ts";
import type { OutputOf } from "#lib/operations/perform.ts";
import { securityWord } from "./security-words.ts";

type SecurityLogProps = OutputOf<"securityLog.list"> & { parameters: ListParameters };

/** One's sign-ins, ended sessions, changes of address and of sign-in methods, newest first (PRODUCT 11.3). */
export function SecurityLog({ events, nextCursor, parameters }: SecurityLogProps) {
  return (
    <Section
      title="Security log"
      description="Sign-ins, ended sessions, changes of your address and of how you sign in. Something you did not do? Sign out everywhere."
    >
      {events.length === 0 ? (
        <p className="text-muted">Nothing was noted yet.</p>
      ) : (
        <div className="flex flex-col gap-3">
          <Table label="Security log">
            <thead>
              <tr>
                <th scope="col">Event</th>
                <th scope="col">Device</th>
                <th scope="col">Address</th>
                <th scope="col">When</th>
              </tr>
            </thead>
            <tbody>
              {events.map(({ id, event, userAgent, clientAddress, at }) => (
                <tr key={id}>
                  <td className="font-medium text-ink">{securityWord(event)}</td>
                  <td data-label="Device">{userAgent === null ? "—" : deviceOf(userAgent)}</td>
                  <td data-label="Address">
                    <span className="min-w-0 break-all tabular-nums">{clientAddress ?? "Unknown"}</span>
                  </td>
                  <td data-label="When">
                    <RelativeTime value={at} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Table>
          <Pagination {...neighbours("/profile", parameters, nextCursor)} summary="Newest first" />
        </div>
      )}
    </Section>
  );
}
