import { buttonStyles } from "./button-styles.ts";
import { MenuBehind } from "./menu.tsx";
import type { MenuEntry } from "./menu-entries.ts";
import type { MenuListProps } from "./menu-list-props.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

type ValueMenuProps = {
  /** What the value is and of what: "Role of Milo: Member". */
  label: string;
  value: string;
  entries: readonly MenuEntry[];
  pending?: boolean;
};

/** A value in a row that a menu changes. */
export function ValueMenu({ label, value, entries, pending }: ValueMenuProps) {
  return <MenuBehind trigger={valueTrigger(label, value, pending)} entries={entries} align="start" />;
}

/** Its button, also for a menu that is made when somebody reaches for it. */
export function valueTrigger(label: string, value: string, pending = false): MenuListProps["trigger"] {
  const className = buttonStyles({ variant: "ghost", size: "value" });
  if (!pending) return { "aria-label": label, className: `${className} with-chevron`, children: value };
  return {
    "aria-label": label,
    className,
    children: (
      <>
        {value}
        <Spinner />
      </>
    ),
  };
}

/** The same for who may not change it; stays in the tab order, so that a keyboard reaches the reason too. */
export function LockedValue({ label, value, reason }: { label: string; value: string; reason: string }) {
  return (
    <Tooltip content={reason}>
      <button type="button" aria-disabled aria-label={label} className="with-lock inline-flex h-7 items-center gap-1.5 rounded-sm">
        {value}
      </button>
    </Tooltip>
  );
}
