import type { Metadata } from "next";
import type { ReactNode } from "react";
import { readOwnAccounts, shellData } from "#app/own-accounts.ts";
import { FollowStanding } from "#components/shell/follow-standing.tsx";
import { standingOf } from "#components/shell/standing.ts";
import { Shell } from "#components/shell/shell.tsx";
import { readOrganization, type OrganizationPageProps } from "./organization.ts";
import { commands, navigationItems } from "./sections.ts";

/** Whoever is led elsewhere is so by the layout; thrown here, it would leave the page they see without a title. */
export async function generateMetadata({ params }: OrganizationPageProps): Promise<Metadata> {
  return readOrganization((await params).org).then(
    ({ name }) => ({ title: { default: name, template: `%s · ${name} · Guildhall` } }),
    () => ({}),
  );
}

/** The shell around every page of an organization. Outsiders get the 404 of the root, which has no shell to tell them anything. */
export default async function OrganizationLayout({ params, children }: OrganizationPageProps & { children: ReactNode }) {
  const { org } = await params;
  const accounts = await readOwnAccounts();
  const organization = await readOrganization(org);
  const { slug, name, region, me } = organization;

  return (
    <Shell
      shell={shellData(accounts, { slug, name, region, role: me.role })}
      items={navigationItems(organization)}
      commands={commands(organization)}
    >
      <FollowStanding {...standingOf(organization)} />
      {children}
    </Shell>
  );
}
