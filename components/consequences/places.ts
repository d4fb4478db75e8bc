import { count, listed } from "#components/words.ts";
import type { OutputOf } from "#lib/operations/perform.ts";

type Where = OutputOf<"member.previewRoleChange">["effects"][number]["where"];

/** How many names a line shows. */
const namesShown = 5;

/** Where something is gained or lost: "In Data and 3 other teams". */
export function placeOf(where: Where): string {
  switch (where.in) {
    case "organization":
      return where.about;
    case "roles":
      return `About ${listed(where.names.map((name) => `${name}s`))}`;
    case "teams":
      if (where.names.length > 0) return `In ${some(where.names, where.others, "other team")}`;
      return `In ${count(where.others, "team")} they are not in`;
    case "projectsOfTeam":
      return where.projects === 1 ? `In the project of ${where.team}` : `In the ${count(where.projects, "project")} of ${where.team}`;
    case "projects":
      return `In ${projectsOf(where)}`;
  }
}

/** By name, or only counted where the reader may not open them (PRODUCT 3.9). */
export function projectsOf({ names, hidden }: Extract<Where, { in: "projects" }>): string {
  return hidden > 0 ? `${count(hidden, "project")} that you cannot open` : some(names, 0, "project");
}

/** "Data, Web and 3 other teams": the first few by name, of the others how many. */
export function some(names: readonly string[], unnamed: number, singular: string, plural = `${singular}s`): string {
  const more = unnamed + Math.max(0, names.length - namesShown);
  return listed([...names.slice(0, namesShown), ...(more > 0 ? [count(more, singular, plural)] : [])]);
}
