import type { Caller } from "#lib/actor/session.ts";
import type { Result } from "#lib/errors.ts";
import type { Consequences, Effect } from "#lib/policy/consequences.ts";
import { attempt } from "../stage.ts";
import { type Facts, mayInProject } from "./truth.ts";

type Ending = { caller: Caller; slug: string; facts: Facts; projectRoleId: string; askerId: string };

/** What the list of a team's roles says of the end of one, with the projects in which each of its people has it. */
export async function previewEndOfRole({ caller, slug, facts, projectRoleId, askerId }: Ending): Promise<Result<Consequences>> {
  const listed = await attempt("projectRole.list", caller, slug, { teamId: facts.customRoles[projectRoleId] ?? "" });
  if (!listed.ok) return listed;
  const role = listed.data.roles.find(({ id }) => id === projectRoleId);
  const effects = (role?.deletion ?? []).flatMap(({ names, gains, loses }) =>
    names.flatMap((name) => {
      const { shown, hidden } = projectsOf(facts, name, projectRoleId, askerId);
      const where = (some: string[], more: number): Effect["where"] => ({ in: "projects", names: some, hidden: more });
      return [
        { people: 1, names: [name], where: where(shown, 0), gains, loses },
        { people: 1, names: [name], where: where([], hidden), gains: [], loses: [] },
      ];
    }),
  );
  return { ok: true, data: { effects, invitationsCancelled: 0, teamsLeftToOwner: [], seatsFreed: 0 } };
}

/** Where somebody has the role: the projects' names, and how many the asker may not open. */
function projectsOf(facts: Facts, name: string, projectRoleId: string, askerId: string) {
  const grants = Object.values(facts.people).find((person) => person.name === name)?.grants ?? {};
  const ids = Object.keys(grants).filter((id) => grants[id]?.projectRoleId === projectRoleId);
  const open = ids.filter((id) => mayInProject(facts, askerId, id, "project.view"));
  return { shown: open.map((id) => facts.projects[id]?.name ?? ""), hidden: ids.length - open.length };
}
