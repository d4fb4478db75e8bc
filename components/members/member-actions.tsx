"use client";

import { LogOut, UserMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useLeaving, type LeavingFrom } from "#components/organizations/use-leaving.tsx";
import { reasonFor } from "#components/ui/guarded.tsx";
import type { MenuEntry } from "#components/ui/menu-entries.ts";
import { RowMenu } from "#components/ui/row-menu.tsx";
import type { MemberRow } from "./member-query.ts";

type MemberActionsProps = { organization: LeavingFrom; member: MemberRow; onRemove: () => void; pending: boolean };

/** The way out: of somebody else by removing them, of oneself by leaving (PRODUCT 5.11). */
export function MemberActions({ organization, member, onRemove, pending }: MemberActionsProps) {
  if (member.isYou) return <OwnActions organization={organization} member={member} />;
  return <RowMenu label={`Actions for ${member.name}`} entries={[removeEntry(member, onRemove)]} pending={pending} />;
}

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

function OwnActions({ organization, member }: Pick<MemberActionsProps, "organization" | "member">) {
  const router = useRouter();
  const { ask, question } = useLeaving(organization, () => router.push("/organizations"));
  return (
    <>
      <RowMenu
        label={`Actions for ${member.name}`}
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
