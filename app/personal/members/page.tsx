import { UserRound } from "lucide-react";
import type { Metadata } from "next";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";

export const metadata: Metadata = { title: "Members of your personal account" };

/** One person, for ever (PRODUCT 4.1). */
export default function PersonalMembersPage() {
  return (
    <Page>
      <PageHeader title="Members" />
      <EmptyState
        icon={<UserRound aria-hidden />}
        title="Your personal account has one person: you"
        actions={
          <ButtonLink href="/orgs/new" variant="primary">
            Create organization
          </ButtonLink>
        }
      >
        To work with others, create an organization and invite them.
      </EmptyState>
    </Page>
  );
}
