import { cursorOf, type ListParameters } from "#components/lists/list-address.ts";
import type { InputOf, OutputOf } from "#lib/operations/perform.ts";

export type InvitationPage = OutputOf<"invitation.list">;
export type InvitationRow = InvitationPage["invitations"][number];

/** Everything read about this organization's invitations; what changes one invalidates it. */
export function invitationsKey(slug: string) {
  return ["invitations", slug] as const;
}

/** What an address asks the list of invitations for. The door parses it, so it may hold anything. */
export function invitationInput(parameters: ListParameters): InputOf<"invitation.list"> {
  const asked = { search: parameters.get("search"), state: parameters.get("state"), cursor: cursorOf(parameters) };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}

/** The same as the query of a REST call: equal addresses give equal queries. */
export function invitationQuery(parameters: ListParameters): string {
  return new URLSearchParams(Object.entries(invitationInput(parameters)).map(([name, value]) => [name, String(value)])).toString();
}
