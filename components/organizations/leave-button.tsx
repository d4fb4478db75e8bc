"use client";

import { useRouter } from "next/navigation";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { useLeaving, type LeavingFrom } from "./use-leaving.tsx";

/** *Leave* in the overview of one's organizations (PRODUCT 4.4). */
export function LeaveButton({ organization }: { organization: LeavingFrom }) {
  const router = useRouter();
  const { ask, question } = useLeaving(organization, () => router.refresh());
  return (
    <>
      <GuardedButton
        decision={organization.mayLeave}
        size="sm"
        variant="ghost"
        aria-label={`Leave ${organization.name}`}
        aria-haspopup="dialog"
        onClick={ask}
      >
        Leave
      </GuardedButton>
      {question}
    </>
  );
}
