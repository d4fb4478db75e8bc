import type { ReactNode } from "react";
import { count } from "#components/words.ts";
import { AppLink } from "#components/ui/app-link.tsx";
import { Figure } from "#components/ui/card.tsx";
import type { OutputOf } from "#lib/operations/perform.ts";

type FiguresProps = {
  organization: Pick<OutputOf<"organization.view">, "slug" | "seatsUsed" | "seatsReserved" | "seatsPaid" | "openInvitations" | "teamCount">;
};

/** The organization in numbers; each leads to what it counts, where the reader may see it. */
export function Figures({ organization }: FiguresProps) {
  const { slug, seatsUsed, openInvitations, teamCount } = organization;
  return (
    <div className="grid gap-3 sm:grid-cols-[repeat(auto-fit,minmax(12rem,1fr))]">
      <Figure
        label="Members"
        value={<Place href={`/orgs/${slug}/members`}>{seatsUsed.toLocaleString("en-US")}</Place>}
        note={seats(organization)}
      />
      {openInvitations !== null && (
        <Figure
          label="Open invitations"
          value={<Place href={`/orgs/${slug}/invites`}>{openInvitations.toLocaleString("en-US")}</Place>}
          note={openInvitations === 0 ? "Nobody is waited for" : "Waiting to be accepted"}
        />
      )}
      <Figure
        label="Teams"
        value={<Place href={`/orgs/${slug}/teams`}>{teamCount.toLocaleString("en-US")}</Place>}
        note="Every member is in at least one"
      />
    </div>
  );
}

function Place({ href, children }: { href: string; children: ReactNode }) {
  return (
    <AppLink href={href} className="rounded-sm hover:underline">
      {children}
    </AppLink>
  );
}

/** `seatsPaid` is null where seats have no limit (PRODUCT 5.14). */
function seats({ seatsUsed, seatsReserved, seatsPaid }: FiguresProps["organization"]): string {
  if (seatsPaid === null) return "No seat limit";
  return `${count(seatsPaid - seatsUsed - seatsReserved, "seat")} free of ${seatsPaid.toLocaleString("en-US")}`;
}
