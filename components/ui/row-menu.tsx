import { buttonStyles } from "./button-styles.ts";
import { MenuBehind } from "./menu.tsx";
import type { MenuEntry } from "./menu-entries.ts";
import type { MenuListProps } from "./menu-list-props.ts";
import { Spinner } from "./spinner.tsx";

/** What can be done with a row; `label` says with which: "Actions for Milo". */
export function RowMenu({ label, entries, pending }: { label: string; entries: readonly MenuEntry[]; pending?: boolean }) {
  return <MenuBehind trigger={rowTrigger(label, pending)} entries={entries} />;
}

/** Its button, also for a menu that is made when somebody reaches for it. */
export function rowTrigger(label: string, pending = false): MenuListProps["trigger"] {
  const className = buttonStyles({ variant: "ghost", size: "icon" });
  if (pending) return { "aria-label": label, className, children: <Spinner /> };
  return { "aria-label": label, className: `${className} with-ellipsis`, children: undefined };
}
