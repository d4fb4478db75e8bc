"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { count } from "#components/words.ts";
import { deeds, rowsFor, type DeedName } from "./bulk-deeds.ts";
import type { InvitationRow } from "./invitation-query.ts";

type BulkBarProps = {
  chosen: readonly InvitationRow[];
  onStart: (deed: DeedName, rows: readonly InvitationRow[]) => void;
  onChooseAll: () => void;
  onClear: () => void;
};

/** What can be done with the chosen rows; each button counts those it is for. */
export function BulkBar({ chosen, onStart, onChooseAll, onClear }: BulkBarProps) {
  const [cancelling, setCancelling] = useState(false);
  const toCancel = rowsFor("cancel", chosen).rows;
  const begin = (deed: DeedName) => (deed === "cancel" ? setCancelling(true) : onStart(deed, rowsFor(deed, chosen).rows));

  return (
    <section aria-label="Chosen invitations" className="flex flex-wrap items-center gap-2 rounded-md border bg-panel p-2 pl-4">
      <p role="status" className="mr-auto text-sm tabular-nums">
        {chosen.length} chosen
      </p>
      <DeedButton deed="resend" chosen={chosen} onPress={begin} />
      <DeedButton deed="cancel" chosen={chosen} onPress={begin} />
      <DeedButton deed="remove" chosen={chosen} onPress={begin} />
      <Button size="sm" variant="ghost" className="md:hidden" onClick={onChooseAll}>
        Choose all
      </Button>
      <Button size="sm" variant="ghost" onClick={onClear}>
        Clear
      </Button>
      <ConfirmDialog
        open={cancelling}
        onOpenChange={setCancelling}
        title={`Cancel ${count(toCancel.length, "invitation")}?`}
        action={deeds.cancel.button(toCancel.length)}
        keep="Keep them"
        onConfirm={async () => ({ ok: true, data: null })}
        onDone={() => onStart("cancel", toCancel)}
      >
        <p>The links they were sent stop working at once, and the seats kept for them are free again. Nobody is told.</p>
      </ConfirmDialog>
    </section>
  );
}

type DeedButtonProps = { deed: DeedName; chosen: readonly InvitationRow[]; onPress: (deed: DeedName) => void };

function DeedButton({ deed, chosen, onPress }: DeedButtonProps) {
  const { rows, reason } = rowsFor(deed, chosen);
  return (
    <Button size="sm" disabledReason={reason} onClick={() => onPress(deed)}>
      {deeds[deed].button(rows.length)}
    </Button>
  );
}
