import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import { callerOfRequest } from "#lib/actions/caller.ts";
import type { AppError } from "#lib/errors.ts";
import { toAppError } from "#lib/operations/failure.ts";
import { perform, type InputOf, type OrganizationName, type OutputOf, type PublicName } from "#lib/operations/perform.ts";

type OtherName = Exclude<PublicName, OrganizationName>;

/** A page's read through the ordinary door. A visitor goes to sign in and comes back; a refusal is a real 403, an outsider's a 404. */
export async function read<N extends OrganizationName>(name: N, slug: string, input: InputOf<N>): Promise<OutputOf<N>> {
  return performOrLeave(name, slug, input);
}

/** The same for what belongs to no organization. */
export async function readOwn<N extends OtherName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  return performOrLeave(name, null, input);
}

/** The same for a page that visitors see too: null for one. */
export async function readIfSignedIn<N extends OtherName>(name: N, input: InputOf<N>): Promise<OutputOf<N> | null> {
  const outcome = await attempt(name, null, input);
  if ("data" in outcome) return outcome.data;
  return outcome.error.code === "unauthenticated" ? null : leave(outcome.error);
}

/** The path and query of the page being answered, without the mark that Next adds when a click asks for it. */
export async function currentPath(): Promise<string> {
  const path = (await headers()).get("x-guildhall-path") ?? "/";
  return path.replace(/([?&])_rsc=[^&]*&?/, "$1").replace(/[?&]$/, "");
}

async function performOrLeave<N extends PublicName>(name: N, slug: string | null, input: InputOf<N>): Promise<OutputOf<N>> {
  const outcome = await attempt(name, slug, input);
  return "data" in outcome ? outcome.data : leave(outcome.error);
}

/** Layout, page and title of one request read several operations: who asks and where is found once. */
const callerOfPage = cache(async () => ({ ...(await callerOfRequest()), found: new Map() }));

async function attempt<N extends PublicName>(
  name: N,
  slug: string | null,
  input: InputOf<N>,
): Promise<{ data: OutputOf<N> } | { error: AppError }> {
  const caller = await callerOfPage();
  return perform(name, caller, slug, input).then(
    (data) => ({ data }),
    (error: unknown) => ({ error: toAppError(error) }),
  );
}

async function leave(error: AppError): Promise<never> {
  if (error.code === "unauthenticated") redirect(`/sign-in?next=${encodeURIComponent(await currentPath())}`);
  if (error.code === "denied") forbidden();
  if (error.code === "notFound" || error.code === "invalid" || error.code === "gone") notFound();
  throw error;
}
