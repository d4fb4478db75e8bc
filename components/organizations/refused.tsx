"use client";

import { ButtonLink } from "#components/ui/button-link.tsx";
import { DeniedPage } from "#components/ui/denied-page.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import type { Denial } from "#lib/errors.ts";

type RefusedProps = {
  title: string;
  denial: Pick<Denial, "reason" | "fixableBy" | "people"> | undefined;
  organization: { slug: string; name: string };
};

/** A page of an organization one may not see. Next sends it with every page, so it is sent as what it says, and drawn where it is shown. */
export function Refused({ title, denial, organization: { slug, name } }: RefusedProps) {
  return (
    <Page>
      <PageHeader title={title} />
      <DeniedPage denial={denial} actions={<ButtonLink href={`/orgs/${slug}`}>Go to {name}</ButtonLink>} />
    </Page>
  );
}
