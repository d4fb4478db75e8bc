import { Lock } from "lucide-react";
import { denialSentence } from "./denial-sentence.ts";
import { EmptyState } from "./empty-state.tsx";
import type { ReactNode } from "react";
import type { Denial } from "#lib/errors.ts";

/** A page you may not see: says why and who can help, instead of a bare 404 (UX "Denied is explained"). */
export function DeniedPage({ denial, actions }: { denial?: Pick<Denial, "reason" | "fixableBy" | "people">; actions?: ReactNode }) {
  return (
    <EmptyState icon={<Lock aria-hidden />} title="You have no access to this page" actions={actions}>
      {denial ? denialSentence(denial) : "Your role does not include it. Ask the owner or an admin of the organization."}
    </EmptyState>
  );
}
