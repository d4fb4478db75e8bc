/**
 * Makes one object of all that are alike, for what is asked of every row of a list and has few answers: a page then carries
 * each answer once, as React sends an object that it has sent before by its place. The values are plain data.
 */
export function sharing(): <T>(value: T) => T {
  const known = new Map<string, unknown>();
  return <T>(value: T): T => {
    const text = JSON.stringify(value);
    if (!known.has(text)) known.set(text, value);
    return known.get(text) as T;
  };
}
