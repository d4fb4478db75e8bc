"use client";

import { ChevronsUpDown } from "lucide-react";
import { regionWord, roleWord } from "#components/words.ts";
import { onDemand } from "#components/ui/on-demand.tsx";
import { ReachedButton } from "#components/ui/reached-button.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { Picture } from "./account-picture.tsx";
import { currentName, type ShellData } from "./shell-data.ts";
import type { SwitcherMenuProps } from "./switcher-menu-props.ts";

const useSwitcherMenu = onDemand<SwitcherMenuProps>(() => import("./switcher-menu.tsx"));

/** Says where one is; opens the list of everywhere one can be (PRODUCT 4.2). */
export function Switcher({ shell }: { shell: ShellData }) {
  const { Popup: SwitcherMenu, ...reach } = useSwitcherMenu();
  const trigger = {
    className: "flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover data-popup-open:bg-hover",
    children: <Face current={shell.current} />,
  };

  return (
    <ReachedButton opens="menu" reach={reach} button={trigger}>
      <SwitcherMenu shell={shell} trigger={trigger} />
    </ReachedButton>
  );
}

function Face({ current }: { current: ShellData["current"] }) {
  return (
    <>
      <VisuallyHidden>Switch organization, now</VisuallyHidden>
      <Picture current={current} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate text-base leading-5 font-semibold text-ink">{currentName(current)}</span>
        <span className="truncate text-xs text-muted">{detail(current)}</span>
      </span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
    </>
  );
}

function detail(current: ShellData["current"]): string {
  if (current === null) return "Choose an organization";
  return "personal" in current ? "Only you" : `${roleWord(current.role)} · ${regionWord(current.region)}`;
}
