import type { Metadata } from "next";
import { cache } from "react";
import type { SearchParams } from "#app/query.ts";
import { read } from "#app/read.ts";
import { NameSearch } from "#components/lists/name-search.tsx";
import { NobodyFound } from "#components/people/nobody-found.tsx";
import { cursorOf, listParameters, neighbours } from "#components/lists/list-address.ts";
import { GiveRole } from "#components/projects/give-role.tsx";
import { ProjectApis } from "#components/projects/project-apis.tsx";
import { ProjectDanger } from "#components/projects/project-danger.tsx";
import { ProjectDetails } from "#components/projects/project-details.tsx";
import { ProjectPeople } from "#components/projects/project-people.tsx";
import { projectRoleWord, sourceWord } from "#components/projects/role-words.ts";
import { Section } from "#components/ui/card.tsx";
import { Page, PageHeader } from "#components/ui/page-header.tsx";
import { Pagination } from "#components/ui/pagination.tsx";
import { readOrganization } from "../../organization.ts";

type ProjectPageProps = { params: Promise<{ org: string; projectId: string }>; searchParams: SearchParams };

const readProject = cache((slug: string, projectId: string) => read("project.view", slug, { projectId }));

/** Whoever may not open it gets no name of it. */
export async function generateMetadata({ params }: ProjectPageProps): Promise<Metadata> {
  const { org, projectId } = await params;
  return readProject(org, projectId).then(
    ({ name }) => ({ title: name }),
    () => ({}),
  );
}

/** One project: what it is, its APIs, its people, and what cannot be taken back (PRODUCT 3.2-3.4, 3.7). */
export default async function ProjectPage({ params, searchParams }: ProjectPageProps) {
  const { org, projectId } = await params;
  const parameters = listParameters(await searchParams);
  const [{ slug }, project] = await Promise.all([readOrganization(org), readProject(org, projectId)]);
  const cursor = cursorOf(parameters);
  const search = parameters.get("search") ?? undefined;
  const list = project.may.seePeople.allowed ? await read("project.people", org, { projectId, search, cursor }) : null;
  const places = neighbours(`/orgs/${slug}/projects/${project.id}`, parameters, list?.nextCursor ?? null);

  return (
    <Page>
      <PageHeader
        title={project.name}
        description={`In team ${project.team.name}. Your role: ${projectRoleWord(project.mine)} (${sourceWord(project.mine.source)}).`}
      />
      <ProjectDetails slug={slug} project={project} />
      <ProjectApis slug={slug} project={project} />
      {list && (
        <Section
          title="People"
          description="Everybody who has to do with this project, as what, and where that comes from."
          actions={<GiveRole slug={slug} project={project} />}
        >
          <div className="flex flex-col gap-4">
            {(search !== undefined || places.previous !== undefined || places.next !== undefined) && (
              <NameSearch list={`People in ${project.name}`} />
            )}
            {list.people.length > 0 ? <ProjectPeople slug={slug} project={project} people={list.people} /> : <NobodyFound />}
            {(places.previous ?? places.next) && <Pagination {...places} />}
          </div>
        </Section>
      )}
      <ProjectDanger slug={slug} project={project} />
    </Page>
  );
}
