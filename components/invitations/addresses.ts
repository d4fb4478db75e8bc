import type { PublicError } from "#lib/errors.ts";

/** The addresses in what was typed or pasted: between commas, semicolons and blanks, and out of "Ines <ines@invited.example>". */
export function addressesIn(text: string): string[] {
  return text
    .replace(/[^,;\n<>]*<([^<>]*)>/g, " $1 ")
    .split(/[\s,;]+/)
    .filter(Boolean);
}

/** How many different mailboxes these are, as far as one can tell before the server has seen them. */
export function countDistinct(addresses: readonly string[]): number {
  return new Set(addresses.map((address) => address.toLowerCase())).size;
}

export type AddressProblem = { address: string; sentence: string };

/** What the server says about single addresses, `emails.2` being the third of those sent; one typed twice is named once. */
export function addressProblems({ fields = {} }: PublicError, addresses: readonly string[]): AddressProblem[] {
  const sentences = new Map<string, string>();
  for (const [field, sentence] of Object.entries(fields)) {
    const position = /^emails\.(\d+)$/.exec(field)?.[1];
    const address = position === undefined ? undefined : addresses[Number(position)];
    if (address !== undefined) sentences.set(address, sentence);
  }
  return [...sentences].map(([address, sentence]) => ({ address, sentence }));
}

/** The same failure with everything about addresses under the one field they are typed into. */
export function inOneField(error: PublicError, sentence: string | undefined): PublicError {
  if (sentence === undefined) return error;
  const others = Object.entries(error.fields ?? {}).filter(([field]) => !field.startsWith("emails"));
  return { ...error, fields: { ...Object.fromEntries(others), emails: sentence } };
}

/** The one sentence beside the field: the server's about the whole list, or how many of it are wrong. */
export function addressesSentence(error: PublicError, problems: readonly AddressProblem[]): string | undefined {
  if (problems.length === 0) return error.fields?.["emails"];
  return `Nothing was sent. ${problems.length === 1 ? "One address needs" : `${problems.length} addresses need`} fixing, or leaving out.`;
}
