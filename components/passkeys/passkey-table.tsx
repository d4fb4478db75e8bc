"use client";

import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { Passkey } from "./passkey.ts";
import { PasskeyActions } from "./passkey-actions.tsx";

export function PasskeyTable({ passkeys }: { passkeys: readonly Passkey[] }) {
  const list = useFocusOnceGone(passkeys.length);
  return (
    <div ref={list} tabIndex={-1} className="outline-none">
      {passkeys.length === 0 ? (
        <p className="text-muted">None yet. You sign in by a mailed link.</p>
      ) : (
        <Table label="Passkeys">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Kept</th>
              <th scope="col">Last used</th>
              <th scope="col">Added</th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {passkeys.map((passkey) => (
              <Row key={passkey.id} passkey={passkey} />
            ))}
          </tbody>
        </Table>
      )}
    </div>
  );
}

function Row({ passkey }: { passkey: Passkey }) {
  const { name, backedUp, lastUsedAt, createdAt } = passkey;
  return (
    <tr>
      <td className="max-md:pr-10">
        <span className="min-w-0 font-medium break-words text-ink">{name}</span>
      </td>
      <td data-label="Kept">{backedUp ? "Synced between devices" : "On one device"}</td>
      <td data-label="Last used">{lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />}</td>
      <td data-label="Added">
        <RelativeTime value={createdAt} />
      </td>
      <td className="row-actions">
        <PasskeyActions passkey={passkey} />
      </td>
    </tr>
  );
}
