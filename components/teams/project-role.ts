import type { OutputOf } from "#lib/operations/perform.ts";

export type ProjectRoles = OutputOf<"projectRole.list">;
export type ProjectRole = ProjectRoles["roles"][number];
