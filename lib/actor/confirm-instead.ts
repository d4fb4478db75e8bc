/**
 * Our confirm page in place of a sign-in callback that its button did not open, or null. Otherwise another site could
 * lead somebody through a link made for its own address, and they would work in a stranger's account unawares.
 */
export function confirmInstead({ headers, url }: Pick<Request, "headers" | "url">): Response | null {
  const site = headers.get("sec-fetch-site");
  if (site === null || site === "same-origin") return null;
  const given = new URL(url).searchParams;
  const shown = new URLSearchParams({
    email: given.get("email") ?? "",
    token: given.get("token") ?? "",
    next: given.get("callbackUrl") ?? "/",
  });
  return new Response(null, { status: 303, headers: { location: `/sign-in/confirm?${shown}` } });
}
