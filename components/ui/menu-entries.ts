import type { ReactNode } from "react";
import type { ButtonStyles } from "./button-styles.ts";

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
