import { Menu } from "./menu.tsx";
import type { MenuEntry } from "./menu-entries.ts";
import { Spinner } from "./spinner.tsx";

/** What can be done with a row; `label` says with which: "Actions for Milo". */
export function RowMenu({ label, entries, pending = false }: { label: string; entries: readonly MenuEntry[]; pending?: boolean }) {
  return (
    <Menu label={label} entries={entries} size="icon" className={pending ? undefined : "with-ellipsis"}>
      {pending && <Spinner />}
    </Menu>
  );
}
