import { UserMinus } from "lucide-react";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { MenuEntry } from "#components/ui/menu-entries.ts";
import type { MemberRow } from "./member-query.ts";

/** The same in the menu of the role and in that of the row. */
export function removeEntry({ mayRemove }: MemberRow, onRemove: () => void): MenuEntry {
  return {
    kind: "action",
    label: "Remove…",
    icon: <UserMinus aria-hidden />,
    danger: true,
    disabledReason: reasonFor(mayRemove),
    onSelect: onRemove,
  };
}
