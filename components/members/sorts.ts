import type { ListParameters } from "#components/lists/list-address.ts";

/** How members can be sorted, and what it is called. */
export const sorts = [
  { value: "name", label: "By name" },
  { value: "role", label: "By role" },
  { value: "joined", label: "Longest here first" },
] as const;
export type Sort = (typeof sorts)[number]["value"];

export function sortOf(parameters: ListParameters): Sort {
  return sorts.find(({ value }) => value === parameters.get("sort"))?.value ?? "name";
}
