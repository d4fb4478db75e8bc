"use client";

import { Suspense, type ReactNode } from "react";
import { buttonStyles, type ButtonStyles } from "./button-styles.ts";
import { cn } from "./class-names.ts";
import type { MenuListProps } from "./menu-list.tsx";
import { onDemand } from "./on-demand.tsx";

export type MenuEntry =
  | { kind: "action"; label: string; icon?: ReactNode; danger?: boolean; disabledReason?: string; onSelect: () => void }
  | { kind: "link"; label: string; icon?: ReactNode; href: string }
  | {
      kind: "choice";
      label: string;
      value: string;
      options: readonly { value: string; label: string; icon?: ReactNode; disabledReason?: string }[];
      onChoose: (value: string) => void;
    }
  | { kind: "heading"; label: string; detail?: string }
  | { kind: "separator" };

export type MenuProps = ButtonStyles & {
  /** The accessible name of a button that shows only an icon: "Actions for Milo". */
  label?: string;
  entries: readonly MenuEntry[];
  side?: "top" | "bottom" | "right";
  align?: "start" | "end";
  className?: string;
  /** What the button shows. */
  children: ReactNode;
};

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
