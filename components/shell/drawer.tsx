"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { backdropStyles } from "#components/ui/dialog-styles.ts";
import type { NavItem, ShellData } from "./shell-data.ts";
import { Sidebar } from "./sidebar.tsx";

export type DrawerProps = { shell: ShellData; items: readonly NavItem[]; open: boolean; close: () => void };

/** The sidebar on narrow screens, loaded when it is first opened. */
export default function Drawer({ shell, items, open, close }: DrawerProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => next || close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Popup
          aria-label="Navigation"
          className="fixed inset-y-0 left-0 z-50 flex w-70 max-w-[85vw] flex-col bg-panel shadow-dialog outline-none transition-transform duration-200 ease-out data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Sidebar shell={shell} items={items} />
          <Dialog.Close
            aria-label="Close navigation"
            className="absolute top-3 left-full ml-2 grid size-10 place-items-center rounded-md bg-panel text-ink shadow-popup"
          >
            <X aria-hidden className="size-4" />
          </Dialog.Close>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
