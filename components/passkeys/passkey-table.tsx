"use client";

import { useFocusOnceGone } from "#components/lists/use-focus-once-gone.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { Table, TableActions, TableBody, TableCell, TableHead, TableHeader, TableRow } from "#components/ui/table.tsx";
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
          <TableHead>
            <TableRow>
              <TableHeader>Name</TableHeader>
              <TableHeader>Kept</TableHeader>
              <TableHeader>Last used</TableHeader>
              <TableHeader>Added</TableHeader>
              <TableHeader>
                <VisuallyHidden>Actions</VisuallyHidden>
              </TableHeader>
            </TableRow>
          </TableHead>
          <TableBody>
            {passkeys.map((passkey) => (
              <Row key={passkey.id} passkey={passkey} />
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  );
}

function Row({ passkey }: { passkey: Passkey }) {
  const { name, backedUp, lastUsedAt, createdAt } = passkey;
  return (
    <TableRow>
      <TableCell className="max-md:pr-10">
        <span className="min-w-0 font-medium break-words text-ink">{name}</span>
      </TableCell>
      <TableCell label="Kept">{backedUp ? "Synced between devices" : "On one device"}</TableCell>
      <TableCell label="Last used">{lastUsedAt === null ? "Never" : <RelativeTime value={lastUsedAt} />}</TableCell>
      <TableCell label="Added">
        <RelativeTime value={createdAt} />
      </TableCell>
      <TableActions>
        <PasskeyActions passkey={passkey} />
      </TableActions>
    </TableRow>
  );
}
