import type { OutputOf } from "#lib/operations/perform.ts";

type Organization = Pick<OutputOf<"organization.view">, "slug" | "name" | "may"> & { me: { role: string } };

/** A mark of all that the shell says of an organization and of the reader's place in it. */
export function standingOf({ slug, name, me, may }: Organization): { slug: string; mark: string } {
  const allowed = Object.entries(may).flatMap(([permission, decision]) => (decision.allowed ? [permission] : []));
  return { slug, mark: [name, me.role, ...allowed].join("\n") };
}
