import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { readOwnAccounts } from "#app/own-accounts.ts";
import { Facts } from "#components/profile/facts.tsx";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Section } from "#components/ui/card.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { regionNames } from "#lib/regions.ts";

export const metadata: Metadata = { title: "Personal account" };

/** The home of the personal account. */
export default async function PersonalPage() {
  const { user, personal } = await readOwnAccounts();
  return (
    <Page>
      <PageHeader
        title="Personal account"
        description="Yours alone. It shares nothing with the organizations you are in, and nobody in them sees it."
        actions={
          <ButtonLink href="/orgs/new">
            <Plus aria-hidden />
            Create organization
          </ButtonLink>
        }
      />
      <Section title="About this account">
        <Facts
          facts={{ Holder: user.name, "E-mail address": user.email, Region: `${regionNames[personal.region]}; it cannot be changed` }}
        />
      </Section>
    </Page>
  );
}
