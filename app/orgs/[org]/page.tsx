import { read } from "#app/read.ts";
import { troubledInvitations } from "#components/organizations/attention.ts";
import { Figures } from "#components/organizations/figures.tsx";
import { HomeHeader } from "#components/organizations/home-header.tsx";
import { NeedsAttention } from "#components/organizations/needs-attention.tsx";
import { StartInviting } from "#components/organizations/start-inviting.tsx";
import { TeamNames } from "#components/organizations/team-names.tsx";
import { Page } from "#components/ui/page-header.tsx";
import { readOrganization, type OrganizationPageProps } from "./organization.ts";

/** How many teams are named; the others are a click away. */
const teamsShown = 12;

/** The organization's home (PRODUCT 5.4). */
export default async function HomePage({ params }: OrganizationPageProps) {
  const { org } = await params;
  const [organization, { teams, total }] = await Promise.all([readOrganization(org), read("team.list", org, { limit: teamsShown })]);
  const { may } = organization;
  const invitations = may["invitation.list"].allowed ? (await read("invitation.list", org, { limit: 100 })).invitations : null;

  return (
    <Page>
      <HomeHeader organization={organization} />
      <Figures organization={organization} />
      {organization.seatsUsed === 1 && <StartInviting slug={organization.slug} decision={may["invitation.create"]} />}
      {invitations && <NeedsAttention slug={organization.slug} troubles={troubledInvitations(invitations, Date.now())} />}
      <TeamNames slug={organization.slug} teams={teams} total={total} />
    </Page>
  );
}
