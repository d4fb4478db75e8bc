"use client";

import { AppLink } from "#components/ui/app-link.tsx";
import { usePathname } from "next/navigation";
import { cn } from "#components/ui/class-names.ts";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { icons } from "./icons.tsx";
import type { NavItem } from "./shell-data.ts";

const itemStyles = "flex h-8 w-full items-center gap-2.5 rounded-md px-2 text-base font-medium -outline-offset-2 pointer-coarse:h-10";

/** The items of the current organization. */
export function Navigation({ items }: { items: readonly NavItem[] }) {
  const here = closest(items, usePathname());

  return (
    <nav aria-label="Main" className="flex-1 overflow-y-auto px-3 py-1">
      <ul className="flex flex-col gap-0.5">
        {items.map((item) => (
          <li key={item.href} className="[&>span]:flex">
            {item.disabledReason === undefined ? (
              <Item item={item} current={item === here} />
            ) : (
              <DeniedItem item={item} reason={item.disabledReason} />
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Item({ item, current }: { item: NavItem; current: boolean }) {
  const Icon = icons[item.icon];
  return (
    <AppLink
      href={item.href}
      aria-current={current ? "page" : undefined}
      className={cn(itemStyles, current ? "bg-pressed text-ink" : "text-soft hover:bg-hover hover:text-ink")}
    >
      <Icon aria-hidden className={cn("size-4 shrink-0", current ? "text-ink" : "text-muted")} />
      <span className="truncate">{item.label}</span>
    </AppLink>
  );
}

/** Stays in the tab order, so that a keyboard reaches the reason too. */
function DeniedItem({ item, reason }: { item: NavItem; reason: string }) {
  const Icon = icons[item.icon];
  return (
    <Tooltip content={reason} side="right">
      <span role="link" aria-disabled tabIndex={0} className={cn(itemStyles, "cursor-not-allowed text-muted")}>
        <Icon aria-hidden className="size-4 shrink-0 opacity-60" />
        <span className="truncate">{item.label}</span>
      </span>
    </Tooltip>
  );
}

/** The item whose address is the longest beginning of the page's. */
function closest(items: readonly NavItem[], pathname: string): NavItem | undefined {
  return items
    .filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`))
    .toSorted((one, other) => other.href.length - one.href.length)
    .at(0);
}
