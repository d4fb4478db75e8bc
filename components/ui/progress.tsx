import { VisuallyHidden } from "./visually-hidden.tsx";

/** Long work with counts: "Sent 12 of 40 invitations". `done` of `total`; read out as it changes. */
export function Progress({ label, done, total }: { label: string; done: number; total: number }) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex justify-between gap-4 text-sm">
        <span className="text-body">{label}</span>
        <span className="text-muted tabular-nums">
          {done.toLocaleString("en-US")} of {total.toLocaleString("en-US")}
        </span>
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={total}
        className="h-1.5 overflow-hidden rounded-full bg-pressed"
      >
        <div className="h-full origin-left bg-accent transition-transform duration-200" style={{ transform: `scaleX(${share})` }} />
      </div>
      <VisuallyHidden role="status">{done >= total && total > 0 ? `${label}: done` : ""}</VisuallyHidden>
    </div>
  );
}
