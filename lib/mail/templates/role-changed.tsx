import type { OrganizationRole } from "#lib/policy/roles.ts";
import { nameInSubject, subjectLine } from "../subject.ts";
import { Layout, Paragraph } from "./layout.tsx";
import { asRole } from "./words.ts";

export type RoleChangedMail = {
  /** The organization's home. */
  link: string;
  changedBy: string;
  organizationName: string;
  from: OrganizationRole;
  to: OrganizationRole;
};

export function roleChangedSubject({ organizationName, to }: Pick<RoleChangedMail, "organizationName" | "to">): string {
  return subjectLine(`You are now ${asRole(to)} of ${nameInSubject(organizationName)}`);
}

/** To the person whose role changed (PRODUCT 6.9). */
export function RoleChanged({ link, changedBy, organizationName, from, to }: RoleChangedMail) {
  return (
    <Layout
      preview={`${changedBy} changed your role.`}
      heading={`You are now ${asRole(to)} of ${organizationName}`}
      action={{ label: "Open the organization", link }}
      footer="If this surprises you, ask an admin of the organization."
    >
      <Paragraph>
        {changedBy} changed your role in <strong>{organizationName}</strong>: you were {asRole(from)}, now you are{" "}
        <strong>{asRole(to)}</strong>. It holds from now on.
      </Paragraph>
    </Layout>
  );
}
