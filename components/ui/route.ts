import type { Route } from "next";

/**
 * An address that comes as data, so that the compiler cannot check it against the pages there are.
 * Throws for anything that could lead off our origin: addresses of elsewhere are never data here.
 */
export function route(href: string): Route {
  if (!isOurs(href)) throw new Error("Not an address of ours");
  return href;
}

function isOurs(href: string): href is Route {
  return /^(\/(?![/\\])|[?#])/.test(href);
}
