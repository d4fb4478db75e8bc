import type { ListParameters } from "#components/lists/list-address.ts";
import type { InputOf } from "#lib/operations/perform.ts";

/** What the address of the audit page asks the log for. The door parses it, so it may hold anything. */
export function auditInput(parameters: ListParameters): InputOf<"audit.list"> {
  const asked = { event: parameters.get("event"), actor: parameters.get("search"), before: parameters.get("before") };
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
}
