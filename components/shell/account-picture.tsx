import { UserRound } from "lucide-react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Mark } from "./mark.tsx";
import type { ShellData } from "./shell-data.ts";

/** What stands beside the name of an account. */
export function Picture({ current }: { current: ShellData["current"] }) {
  if (current === null) return <Mark className="size-7" />;
  if ("personal" in current) {
    return (
      <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-md bg-pressed text-soft">
        <UserRound className="size-4" />
      </span>
    );
  }
  return <Avatar name={current.name} square className="size-7" />;
}
