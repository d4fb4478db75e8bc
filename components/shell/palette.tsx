"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { CornerDownLeft, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { backdropStyles } from "#components/ui/dialog-styles.ts";
import { Kbd } from "#components/ui/kbd.tsx";
import { popupItemStyles } from "#components/ui/popup-styles.ts";
import { route } from "#components/ui/route.ts";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { groupCommands, matches, type CommandGroup } from "./palette-commands.ts";
import type { Command } from "./shell-data.ts";

export type PaletteProps = { open: boolean; onOpenChange: (open: boolean) => void; commands: readonly Command[] };

/** Go anywhere by typing a few letters. Loaded when it is first opened. */
export default function Palette({ open, onOpenChange, commands }: PaletteProps) {
  const router = useRouter();

  function go(command: Command) {
    onOpenChange(false);
    router.push(route(command.href));
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyles} />
        <Dialog.Popup
          aria-label="Search or go to"
          className="fixed top-[12dvh] left-1/2 z-50 flex max-h-[70dvh] w-[calc(100vw-2rem)] max-w-140 -translate-x-1/2 flex-col overflow-hidden rounded-md bg-raised shadow-dialog transition-[opacity,scale] duration-100 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0"
        >
          <Autocomplete.Root
            open
            inline
            items={groupCommands(commands)}
            filter={matches}
            itemToStringValue={labelOf}
            autoHighlight="always"
            keepHighlight
          >
            <div className="flex items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Autocomplete.Input
                aria-label="Search or go to"
                placeholder="Search or go to…"
                className="h-12 w-full bg-transparent text-lg text-ink outline-none"
              />
              <Dialog.Close className="grid h-6 shrink-0 place-items-center rounded-sm">
                <Kbd>Esc</Kbd>
                <VisuallyHidden>closes</VisuallyHidden>
              </Dialog.Close>
            </div>
            <Autocomplete.Empty className="px-4 py-8 text-center text-base text-muted empty:hidden">
              Nothing is called that. Try the name of a page or an organization.
            </Autocomplete.Empty>
            <Autocomplete.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 empty:hidden">
              {(group: CommandGroup) => <Group key={group.value} group={group} go={go} />}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function Group({ group, go }: { group: CommandGroup; go: (command: Command) => void }) {
  return (
    <Autocomplete.Group items={group.items} className="not-last:mb-2">
      <Autocomplete.GroupLabel className="px-2 pt-1 pb-1 text-xs font-medium text-muted">{group.value}</Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(command: Command) => (
          <Autocomplete.Item
            key={command.href + command.label}
            value={command}
            onClick={() => go(command)}
            className={`group ${popupItemStyles}`}
          >
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            <CornerDownLeft aria-hidden className="invisible text-muted group-data-highlighted:visible" />
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}

function labelOf(command: Command): string {
  return command.label;
}
