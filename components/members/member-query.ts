import { cursorOf, type ListParameters } from "#components/lists/list-address.ts";
import { packRows, type PackedRows } from "#components/lists/packed-rows.ts";
import type { InputOf, OutputOf } from "#lib/operations/perform.ts";

export type MemberPage = OutputOf<"member.list">;
export type MemberRow = MemberPage["members"][number];

/** The page as the server hands it to the browser. */
export type FirstMembers = Omit<MemberPage, "members"> & { members: PackedRows<MemberRow> };

export function packMembers(page: MemberPage): FirstMembers {
  return { ...page, members: packRows(page.members) };
}

/** Everything read about this organization's members; what changes one invalidates it. */
export function membersKey(slug: string) {
  return ["members", slug] as const;
}

/** What an address asks the list of members for. The door parses it, so it may hold anything. */
export function memberInput(parameters: ListParameters): InputOf<"member.list"> {
  const asked = {
    search: parameters.get("search"),
    role: parameters.get("role"),
    sort: parameters.get("sort"),
    cursor: cursorOf(parameters),
  };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}

/** The same as the query of a REST call: equal addresses give equal queries. */
export function memberQuery(parameters: ListParameters): string {
  return new URLSearchParams(Object.entries(memberInput(parameters)).map(([name, value]) => [name, String(value)])).toString();
}

/** The page as it will be once this member has that role; what follows from it comes with the next read. */
export function withRole(page: MemberPage, userId: string, role: MemberRow["role"]): MemberPage {
  return { ...page, members: page.members.map((member) => (member.userId === userId ? { ...member, role } : member)) };
}
