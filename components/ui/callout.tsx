import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./class-names.ts";

type Tone = "neutral" | "success" | "warning" | "danger";

const tones = {
  neutral: { look: "border-line bg-subtle", mark: "text-muted", Icon: Info },
  success: { look: "border-success-line bg-success-subtle", mark: "text-success-text", Icon: CircleCheck },
  warning: { look: "border-warning-line bg-warning-subtle", mark: "text-warning-text", Icon: TriangleAlert },
  danger: { look: "border-danger-line bg-danger-subtle", mark: "text-danger-text", Icon: CircleAlert },
} satisfies Record<Tone, unknown>;

type CalloutProps = { tone?: Tone; title?: string; actions?: ReactNode; children?: ReactNode; className?: string };

/** Something to know before going on. A `danger` one is read out as soon as it appears. */
export function Callout({ tone = "neutral", title, actions, children, className }: CalloutProps) {
  const { look, mark, Icon } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      tabIndex={tone === "danger" ? -1 : undefined}
      className={cn("flex gap-2.5 rounded-md border p-3 text-base text-body", look, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", mark)} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-60 text-pretty">
          {title && <p className="font-medium text-ink">{title}</p>}
          {children}
        </div>
        {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
      </div>
    </div>
  );
}
