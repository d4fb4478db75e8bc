import type { OutputOf } from "#lib/operations/perform.ts";

export type Team = OutputOf<"team.view">;
export type TeamPerson = Team["people"][number];

/** Somebody in a team; `owner` is the name of who is in charge when nobody else is (PRODUCT 3.6). */
export type PlaceProps = { slug: string; team: Pick<Team, "id" | "name" | "roles">; owner: string; person: TeamPerson };
