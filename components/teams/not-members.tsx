import { ButtonLink } from "#components/ui/button-link.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { denialSentence } from "#components/ui/denial-sentence.ts";
import { count } from "#components/words.ts";
import type { Decision } from "#lib/errors.ts";
import type { PersonRow } from "./people-rows.ts";

/** Addresses of people who have to be invited first: where that is done, or who can do it (PRODUCT 3.8). */
export function NotMembers({ slug, rows, mayInvite }: { slug: string; rows: readonly PersonRow[]; mayInvite: Decision }) {
  const strangers = rows.filter(({ problem }) => problem?.verdict === "notMember").map(({ email }) => email.trim());
  if (strangers.length === 0) return null;
  const who = strangers.length === 1 ? "One of these is no member" : `${strangers.length} of these are no members`;
  return (
    <Callout
      actions={
        <>
          <CopyButton size="sm" text={strangers.join("\n")} label={`Copy ${count(strangers.length, "address", "addresses")}`} />
          {mayInvite.allowed && (
            <ButtonLink size="sm" href={`/orgs/${slug}/invites/bulk`}>
              Invite many
            </ButtonLink>
          )}
        </>
      }
    >
      {who} of the organization.{" "}
      {mayInvite.allowed
        ? "Invite them first; an invitation can name the team."
        : `They have to be invited first. ${denialSentence(mayInvite)}`}
    </Callout>
  );
}
