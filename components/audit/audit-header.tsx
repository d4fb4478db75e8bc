"use client";

import { useMutation } from "@tanstack/react-query";
import { Download, ShieldCheck } from "lucide-react";
import type { Decision } from "#lib/errors.ts";
import { restGet } from "#components/lists/rest-get.ts";
import { buttonStyles } from "#components/ui/button-styles.ts";
import { Callout } from "#components/ui/callout.tsx";
import { GuardedButton } from "#components/ui/guarded.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { Tooltip } from "#components/ui/tooltip.tsx";
import { verdictWords } from "./verdict.ts";

const verifyLimitMs = 120_000;

/** The head of the audit pages: *Export CSV*, and *Verify*, which recomputes the whole chain and says what was found. */
export function AuditHeader({ slug, decision }: { slug: string; decision: Decision }) {
  const verification = useMutation({
    mutationFn: () => restGet<"audit.verify">(`/orgs/${slug}/audit/verification`, AbortSignal.timeout(verifyLimitMs)),
  });

  return (
    <>
      <PageHeader
        title="Audit log"
        description="Every change here: who, what, when and from where. Events are chained, so that an edit or a gap shows."
        actions={
          <>
            <Tooltip content="The newest 10,000 events with their hashes; the file's name says from which to which.">
              <a href={`/api/v1/orgs/${slug}/audit.csv`} download className={buttonStyles()}>
                <Download aria-hidden />
                Export CSV
              </a>
            </Tooltip>
            <GuardedButton decision={decision} pending={verification.isPending} onClick={() => verification.mutate()}>
              <ShieldCheck aria-hidden />
              Verify
            </GuardedButton>
          </>
        }
      />
      <div role="status" className="empty:hidden">
        {verification.data && <Verdict {...verification.data} />}
        {verification.isError && (
          <Callout tone="warning" title="The log could not be verified">
            {verification.error.message}
          </Callout>
        )}
      </div>
    </>
  );
}

function Verdict(verification: Parameters<typeof verdictWords>[0]) {
  const { title, text } = verdictWords(verification);
  return (
    <Callout tone={verification.ok ? "success" : "danger"} title={title}>
      {text}
    </Callout>
  );
}
