import { FolderKanban } from "lucide-react";
import type { Metadata } from "next";
import { read } from "#app/read.ts";
import type { SearchParams } from "#app/query.ts";
import { listParameters, neighbours } from "#components/lists/list-address.ts";
import { CreateProject } from "#components/projects/create-project.tsx";
import { ProjectFilters } from "#components/projects/project-filters.tsx";
import { projectListInput } from "#components/projects/project-query.ts";
import { ProjectTable } from "#components/projects/project-table.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { count } from "#components/words.ts";
import { readOrganization, type OrganizationPageProps } from "../organization.ts";

export const metadata: Metadata = { title: "Projects" };

/** The projects one may open; of others there is no trace (PRODUCT 3.1, 3.9). */
export default async function ProjectsPage({ params, searchParams }: OrganizationPageProps & { searchParams: SearchParams }) {
  const { org } = await params;
  const parameters = listParameters(await searchParams);
  const input = projectListInput(parameters);
  const [{ slug }, list] = await Promise.all([readOrganization(org), read("project.list", org, input)]);
  const places = neighbours(`/orgs/${slug}/projects`, parameters, list.nextCursor);
  const filtered = input.search !== undefined || input.teamId !== undefined;

  return (
    <Page>
      <PageHeader
        title="Projects"
        description="The projects you can open: those of your teams, and those where somebody gave you a role."
        actions={<CreateProject slug={slug} decision={list.may.create} team={list.createIn} elsewhere />}
      />
      <ProjectFilters teams={list.teams} moreTeams={list.moreTeams} />
      {list.total > 0 ? (
        <ProjectTable slug={slug} projects={list.projects} showTeam />
      ) : (
        <EmptyState icon={<FolderKanban aria-hidden />} title={filtered ? "No project matches" : "No project yet"}>
          {filtered
            ? "Try another name, or all teams."
            : "A project holds API keys and their usage. Team admins create them, and can give you a role in one."}
        </EmptyState>
      )}
      {(places.previous ?? places.next ?? list.total > 0) && <Pagination {...places} summary={count(list.total, "project")} />}
    </Page>
  );
}
