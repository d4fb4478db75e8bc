import type { Denial, PublicError } from "#lib/errors.ts";
import { articleOf, roleWord } from "#components/words.ts";

/** What a control you may not use says: the reason, then who can help: "… Ask Adam or Bella (admin)." (PRODUCT 2.8). */
export function denialSentence({ reason, fixableBy, people = [] }: Pick<Denial, "reason" | "fixableBy" | "people">): string {
  const roles = either(fixableBy.map((role) => roleWord(role).toLowerCase()));
  const names = either(people.slice(0, 3));
  if (names && roles) return `${reason} Ask ${names} (${roles}).`;
  if (names) return `${reason} Ask ${names}.`;
  if (roles) return `${reason} Ask ${articleOf(fixableBy[0] ?? "")} ${roles}.`;
  return reason;
}

/** What a failure says; a denial also says who can help. */
export function failureSentence({ message, fixableBy, people }: PublicError): string {
  return fixableBy ? denialSentence({ reason: message, fixableBy, people }) : message;
}

/** "a, b or c" */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
