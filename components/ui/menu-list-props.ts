import type { ReactNode } from "react";
import type { MenuProps } from "./menu-entries.ts";

export type MenuListProps = Pick<MenuProps, "entries" | "side" | "align"> & {
  trigger: { "aria-label": string | undefined; className: string; children: ReactNode };
};
