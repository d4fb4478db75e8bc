"use client";

import { buttonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import type { MenuProps } from "./menu-entries.ts";
import type { MenuListProps } from "./menu-list-props.ts";
import { onDemand } from "./on-demand.tsx";
import { ReachedButton } from "./reached-button.tsx";

const useMenuList = onDemand<MenuListProps>(() => import("./menu-list.tsx"));

/** A button that opens a list of actions, links and choices. A denied action stays in the list and says why. */
export function Menu({ label, variant = "ghost", size = "md", className, children, ...menu }: MenuProps) {
  return <MenuBehind trigger={{ "aria-label": label, className: cn(buttonStyles({ variant, size }), className), children }} {...menu} />;
}

type MenuBehindProps = Pick<MenuProps, "entries" | "side" | "align"> & Pick<MenuListProps, "trigger">;

/** The same behind a button of its own. */
export function MenuBehind({ trigger, entries, side = "bottom", align = "end" }: MenuBehindProps) {
  const { Popup: MenuList, ...reach } = useMenuList();
  return (
    <ReachedButton opens="menu" reach={reach} button={trigger}>
      <MenuList entries={entries} side={side} align={align} trigger={trigger} />
    </ReachedButton>
  );
}
