/** Up to two letters for a picture: "Olivia Owner" gives "OO", "acme" gives "A". */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s._-]+/u)
    .filter(Boolean);
  const first = words.at(0);
  const last = words.length > 1 ? words.at(-1) : undefined;
  const letters = [first, last].map((word) => (word === undefined ? "" : ([...word][0] ?? "")));
  return letters.join("").toUpperCase() || "?";
}

/** A hue in degrees, the same for the same text everywhere. */
export function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
