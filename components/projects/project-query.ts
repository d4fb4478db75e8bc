import { cursorOf, type ListParameters } from "#components/lists/list-address.ts";
import type { InputOf } from "#lib/operations/perform.ts";

/** What the address of the projects page asks for. The door parses it, so it may hold anything. */
export function projectListInput(parameters: ListParameters): InputOf<"project.list"> {
  const asked = { search: parameters.get("search"), teamId: parameters.get("team"), cursor: cursorOf(parameters) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}
