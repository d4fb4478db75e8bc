"use client";

import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { AppLink } from "./app-link.tsx";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";
import type { MenuEntry } from "./menu-entries.ts";
import type { MenuListProps } from "./menu-list-props.ts";
import { popupItemStyles, popupStyles } from "./popup-styles.ts";

/** The working part of `Menu`, loaded when it is first opened. */
export default function MenuList({ entries, side, align, trigger }: MenuListProps) {
  return (
    <Menu.Root defaultOpen>
      <Menu.Trigger {...trigger} />
      <Menu.Portal role="region" aria-label="Menu">
        <Menu.Positioner side={side} align={align} sideOffset={4} collisionPadding={8} className="z-50">
          <Menu.Popup className={cn(popupStyles, "min-w-48 max-w-72 p-1")}>
            {entries.map((entry, position) => (
              <Entry key={position} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "action":
      return (
        <Menu.Item
          className={cn(
            popupItemStyles,
            entry.danger && "text-danger-text data-highlighted:bg-danger-subtle data-highlighted:text-danger-text",
          )}
          disabled={entry.disabledReason !== undefined}
          onClick={entry.onSelect}
        >
          <EntryText {...entry} />
        </Menu.Item>
      );
    case "link":
      return (
        <Menu.LinkItem className={popupItemStyles} closeOnClick render={<AppLink href={entry.href} />}>
          <EntryText {...entry} />
        </Menu.LinkItem>
      );
    case "choice":
      return <Choice {...entry} />;
    case "heading":
      return (
        <div className="px-2 py-1.5">
          <p className="truncate text-sm font-medium text-ink">{entry.label}</p>
          {entry.detail && <p className="truncate text-xs text-muted">{entry.detail}</p>}
        </div>
      );
    case "separator":
      return <Menu.Separator className="-mx-1 my-1 h-px bg-line" />;
  }
}

function Choice({ label, value, options, onChoose }: Extract<MenuEntry, { kind: "choice" }>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChoose}>
      <Menu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-muted">{label}</Menu.GroupLabel>
      {options.map((option) => (
        <Menu.RadioItem
          key={option.value}
          value={option.value}
          closeOnClick
          disabled={option.disabledReason !== undefined}
          className={popupItemStyles}
        >
          <EntryText {...option} />
          <Menu.RadioItemIndicator className="ml-auto pl-4 text-accent-text">
            <Check aria-hidden />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}

function EntryText({ icon, label, disabledReason }: { icon?: ReactNode; label: string; disabledReason?: string }) {
  return (
    <>
      {icon && <span className="text-muted">{icon}</span>}
      <span className="flex min-w-0 flex-col">
        <span className="truncate">{label}</span>
        {disabledReason && <span className="text-xs text-pretty">{disabledReason}</span>}
      </span>
    </>
  );
}
