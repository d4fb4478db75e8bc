import { Fragment } from "react";
import type { OrganizationRole, TeamRole } from "#lib/policy/roles.ts";
import { nameInSubject, subjectLine } from "../subject.ts";
import { Layout, Paragraph } from "./layout.tsx";
import { asDate, asRole, asTeams } from "./words.ts";

export type InvitationMail = {
  link: string;
  inviter: { name: string; email: string };
  organizationName: string;
  role: OrganizationRole;
  teams: readonly { name: string; role: TeamRole }[];
  /** Up to 500 characters, shown as typed (PRODUCT 6.1); null when there is none. */
  note: string | null;
  /** ISO 8601. */
  expiresAt: string;
};

export function invitationSubject({ inviter, organizationName }: Pick<InvitationMail, "inviter" | "organizationName">): string {
  return subjectLine(`${nameInSubject(inviter.name)} invites you to ${nameInSubject(organizationName)}`);
}

/** Who invites, to what, as what, the note, and when it expires (PRODUCT 6.7). */
export function Invitation({ link, inviter, organizationName, role, teams, note, expiresAt }: InvitationMail) {
  return (
    <Layout
      preview={`Join ${organizationName} as ${asRole(role)}.`}
      heading={`${inviter.name} invites you to ${organizationName}`}
      action={{ label: "Accept invitation", link }}
      footer="If you do not know who sent this, ignore this mail: nothing happens unless you accept."
    >
      <Paragraph>
        {inviter.name} ({inviter.email}) invites you to join <strong>{organizationName}</strong> on Guildhall as{" "}
        <strong>{asRole(role)}</strong>
        {teams.length > 0 && `, ${teams.length === 1 ? "in the team" : "in the teams"} ${asTeams(teams)}`}.
      </Paragraph>
      {note && (
        <>
          <Paragraph>Their note:</Paragraph>
          <Paragraph>
            <Lines text={note} />
          </Paragraph>
        </>
      )}
      <Paragraph>The invitation expires on {asDate(expiresAt)}.</Paragraph>
    </Layout>
  );
}

/** Keeps the note's line breaks, in html and in text. */
function Lines({ text }: { text: string }) {
  return text.split(/\r\n|\r|\n/).map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}
