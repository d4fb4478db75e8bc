"use client";

import { onDemand } from "#components/ui/on-demand.tsx";
import { ReachedButton } from "#components/ui/reached-button.tsx";
import { rowTrigger } from "#components/ui/row-menu.tsx";
import type { MemberCellProps, MemberMenuProps } from "./member-menu-props.ts";

const useMemberMenu = onDemand<MemberMenuProps>(() => import("./member-menu.tsx"));

/** What can be done with a member besides changing their role. */
export function MemberActions({ organization, member }: MemberCellProps) {
  const { Popup: MemberMenu, ...reach } = useMemberMenu();
  const label = `Actions for ${member.name}`;
  return (
    <ReachedButton opens="menu" reach={reach} button={rowTrigger(label)}>
      <MemberMenu organization={organization} member={member} label={label} />
    </ReachedButton>
  );
}
