"use client";

import { Suspense } from "react";
import { buttonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import type { MenuProps } from "./menu-entries.ts";
import type { MenuListProps } from "./menu-list-props.ts";
import { onDemand } from "./on-demand.tsx";

const useMenuList = onDemand<MenuListProps>(() => import("./menu-list.tsx"));

/** A button that opens a list of actions, links and choices. A denied action stays in the list and says why. */
export function Menu({ label, entries, side = "bottom", align = "end", variant = "ghost", size = "md", className, children }: MenuProps) {
  const { Popup: MenuList, wanted, want, prepare } = useMenuList();
  const trigger = { "aria-label": label, className: cn(buttonStyles({ variant, size }), className), children };
  const plain = (
    <button
      type="button"
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={prepare}
      onFocus={prepare}
      onClick={want}
      {...trigger}
    />
  );

  return wanted ? (
    <Suspense fallback={plain}>
      <MenuList entries={entries} side={side} align={align} trigger={trigger} />
    </Suspense>
  ) : (
    plain
  );
}
