import type { OutputOf } from "#lib/operations/perform.ts";

export type Team = OutputOf<"team.view">;
export type TeamPerson = Team["people"][number];

/** Somebody in a team. */
export type PlaceProps = { slug: string; team: Pick<Team, "id" | "name" | "roles">; person: TeamPerson };
