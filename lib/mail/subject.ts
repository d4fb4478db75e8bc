/** Control characters, line separators and the marks that turn text around. */
const unprintable = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** One line of at most `limit` characters, whatever it was made of: nothing breaks out of the header. */
export function subjectLine(text: string, limit = 150): string {
  const line = text.replace(unprintable, " ").replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= limit
    ? line
    : `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}

/** A name inside a subject: short enough to leave the rest of the sentence readable. */
export function nameInSubject(name: string): string {
  return subjectLine(name, 60);
}
