/** A path on our own origin to go on to, or "/": whatever else a request asks for is not followed. */
export function localPath(next: string | undefined): string {
  if (!next?.startsWith("/") || /[\\\u0000-\u001f]/.test(next)) return "/";
  const parsed = URL.parse(next, "http://localhost");
  // `/.//host` is on our origin and has the path `//host`, which a browser takes for another origin.
  if (parsed?.origin !== "http://localhost" || parsed.pathname.startsWith("//")) return "/";
  return parsed.pathname + parsed.search;
}
