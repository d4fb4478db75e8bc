/** The address of a list as `useSearchParams` or a page's URL gives it. */
export type ListParameters = Pick<URLSearchParams, "get" | "toString">;

const trailParameter = "after";
const separator = ".";
/** Characters; a request line must stay well below 16 kB, and a cursor has up to 500. */
const trailMaxLength = 3000;

/** The path with some parameters changed; null takes one away. */
export function addressWith(pathname: string, parameters: ListParameters, changes: Record<string, string | null>): string {
  const changed = new URLSearchParams(parameters.toString());
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) changed.delete(name);
    else changed.set(name, value);
  }
  return changed.size > 0 ? `${pathname}?${changed}` : pathname;
}

/** Where the page shown begins; undefined on the first. */
export function cursorOf(parameters: ListParameters): string | undefined {
  return trailOf(parameters).at(-1);
}

/**
 * The addresses of the pages beside the one shown. Keyset paging only knows the way on, so the address keeps the
 * way one came; when that grows too long, *Previous* ends at the first page earlier.
 */
export function neighbours(pathname: string, parameters: ListParameters, nextCursor: string | null): { previous?: string; next?: string } {
  const trail = trailOf(parameters);
  const at = (place: readonly string[]) => addressWith(pathname, parameters, { [trailParameter]: place.join(separator) || null });
  return {
    ...(trail.length > 0 && { previous: at(trail.slice(0, -1)) }),
    ...(nextCursor !== null && { next: at(shortened([...trail, nextCursor])) }),
  };
}

/** Takes a page's search parameters as Next gives them; of a repeated one the first counts. */
export function listParameters(given: Record<string, string | string[] | undefined>): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) parameters.set(name, first);
  }
  return parameters;
}

function trailOf(parameters: ListParameters): string[] {
  return (parameters.get(trailParameter) ?? "").split(separator).filter(Boolean);
}

function shortened(trail: readonly string[]): readonly string[] {
  return trail.length > 1 && trail.join(separator).length > trailMaxLength ? shortened(trail.slice(1)) : trail;
}
