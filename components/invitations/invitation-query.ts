import { cursorOf, type ListParameters } from "#components/lists/list-address.ts";
import type { InputOf, OutputOf } from "#lib/operations/perform.ts";

export type InvitationPage = OutputOf<"invitation.list">;
export type InvitationRow = InvitationPage["invitations"][number];

/** Everything read about this organization's invitations; what changes one invalidates it. */
export function invitationsKey(slug: string) {
  return ["invitations", slug] as const;
}

/** What an address asks the list of invitations for. */
export function invitationInput(parameters: ListParameters): InputOf<"invitation.list"> {
  const cursor = cursorOf(parameters);
  return cursor ? { cursor } : {};
}

/** The same as the query of a REST call: equal addresses give equal queries. */
export function invitationQuery(parameters: ListParameters): string {
  return new URLSearchParams(Object.entries(invitationInput(parameters)).map(([name, value]) => [name, String(value)])).toString();
}
