import { roleWord } from "#components/words.ts";
import type { EffectiveRole, RoleOption } from "./project.ts";

/** "Read-only", or a custom role's own name. */
export function projectRoleWord({ role, customName }: Pick<EffectiveRole, "role" | "customName">): string {
  return customName ?? roleWord(role);
}

const sourceWords: Record<EffectiveRole["source"], string> = {
  owner: "owns the organization",
  project: "role in this project",
  teamAdmin: "team admin",
  teamMember: "team member",
  nowhere: "not in the team",
};

/** Where an effective role comes from: "Team admin" (PRODUCT 3.2). */
export function sourceWord(source: EffectiveRole["source"]): string {
  return sourceWords[source];
}

const reasonWords: Record<EffectiveRole["source"], string> = {
  owner: "You own the organization",
  project: "You were given this role",
  teamAdmin: "You are team admin",
  teamMember: "You are in the team",
  nowhere: "You are not in the team",
};

/** The same, to oneself. */
export function reasonWord(source: EffectiveRole["source"]): string {
  return reasonWords[source];
}

/** What the control for a role of one's own posts. */
export const asInTheTeam = "team";

export function optionKey({ role, projectRoleId }: { role: string | null; projectRoleId: string | null }): string {
  return projectRoleId ?? role ?? asInTheTeam;
}

export function optionWord({ role, name }: Pick<RoleOption, "role" | "name">): string {
  return name ?? roleWord(role);
}

/** What one list of permissions has that the other has not: "open the project, …". */
export function differenceOf(before: readonly string[], after: readonly string[]): { gains: string[]; loses: string[] } {
  return { gains: after.filter((one) => !before.includes(one)), loses: before.filter((one) => !after.includes(one)) };
}
