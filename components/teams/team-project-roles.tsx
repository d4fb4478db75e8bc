import { Section } from "#components/ui/card.tsx";
import { Table } from "#components/ui/table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import { count } from "#components/words.ts";
import { DeleteProjectRole } from "./delete-project-role.tsx";
import { ProjectRoleDialog } from "./project-role-dialog.tsx";
import type { ProjectRoles } from "./project-role.ts";

/** The team's custom project roles, for its team admins (PRODUCT 3.4). */
export function TeamProjectRoles({ slug, teamId, list }: { slug: string; teamId: string; list: ProjectRoles }) {
  const words = new Map(list.permissions.map(({ permission, description }) => [permission, description]));
  return (
    <Section
      title="Project roles"
      description="Custom roles for this team's projects: parts of what an editor may do."
      actions={<ProjectRoleDialog slug={slug} teamId={teamId} permissions={list.permissions} />}
    >
      {list.roles.length > 0 && (
        <Table label="Project roles">
          <thead>
            <tr>
              <th scope="col">Role</th>
              <th scope="col">May</th>
              <th scope="col" className="text-right">
                People
              </th>
              <th scope="col">
                <VisuallyHidden>Actions</VisuallyHidden>
              </th>
            </tr>
          </thead>
          <tbody>
            {list.roles.map((role) => (
              <tr key={role.id}>
                <td className="font-medium break-words text-ink max-md:pr-20 md:align-top">{role.name}</td>
                <td data-label="May" className="max-md:text-right md:align-top">
                  {role.permissions.map((permission) => words.get(permission)).join(", ")}
                </td>
                <td data-label="People" className="text-right tabular-nums md:align-top">
                  {count(role.people, "person", "people")}
                </td>
                <td className="row-actions">
                  <ProjectRoleDialog slug={slug} teamId={teamId} permissions={list.permissions} role={role} />
                  <DeleteProjectRole slug={slug} role={role} />
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}
