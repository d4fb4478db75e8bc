import type { OutputOf } from "#lib/operations/perform.ts";

export type Project = OutputOf<"project.view">;
export type ProjectRow = OutputOf<"project.list">["projects"][number];
export type ProjectPerson = OutputOf<"project.people">["people"][number];
/** What somebody can be in a project. */
export type RoleOption = Project["roles"][number];
export type EffectiveRole = ProjectRow["mine"];
