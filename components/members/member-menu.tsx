"use client";

import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLeaving } from "#components/organizations/use-leaving.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import MenuList from "#components/ui/menu-list.tsx";
import { rowTrigger } from "#components/ui/row-menu.tsx";
import type { MemberMenuProps } from "./member-menu-props.ts";
import { removeEntry } from "./remove-entry.tsx";
import { useRemoval } from "./use-removal.tsx";

/** The way out: of somebody else by removing them, of oneself by leaving (PRODUCT 5.11). */
export default function MemberMenu(props: MemberMenuProps) {
  return props.member.isYou ? <OwnMenu {...props} /> : <RemovalMenu {...props} />;
}

function RemovalMenu({ organization, member, label }: MemberMenuProps) {
  const { ask, pending, question } = useRemoval(organization, member);
  return (
    <>
      <MenuList side="bottom" align="end" trigger={rowTrigger(label, pending)} entries={[removeEntry(member, ask)]} />
      {question}
    </>
  );
}

function OwnMenu({ organization, label }: MemberMenuProps) {
  const router = useRouter();
  const { ask, question } = useLeaving(organization, () => router.push("/organizations"));
  return (
    <>
      <MenuList
        side="bottom"
        align="end"
        trigger={rowTrigger(label)}
        entries={[
          {
            kind: "action",
            label: "Leave organization…",
            icon: <LogOut aria-hidden />,
            danger: true,
            disabledReason: reasonFor(organization.mayLeave),
            onSelect: ask,
          },
        ]}
      />
      {question}
    </>
  );
}
