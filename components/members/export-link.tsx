import { Download } from "lucide-react";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { GuardedButton } from "#components/ui/guarded.tsx";
import type { Decision } from "#lib/errors.ts";

/** *Export CSV*: the browser downloads what the REST API answers. */
export function ExportLink({ slug, decision }: { slug: string; decision: Decision }) {
  const face = (
    <>
      <Download aria-hidden />
      Export CSV
    </>
  );
  if (!decision.allowed) return <GuardedButton decision={decision}>{face}</GuardedButton>;
  return (
    <a href={`/api/v1/orgs/${slug}/members.csv`} download className={buttonStyles()}>
      {face}
    </a>
  );
}
