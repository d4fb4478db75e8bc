import type { OutputOf } from "#lib/operations/perform.ts";

/** What the danger zone must know of an organization. */
export type Ending = Pick<OutputOf<"organization.view">, "slug" | "name" | "region" | "ownerName" | "may">;

/** What goes with it, in numbers. */
export type Losses = OutputOf<"organization.previewDismissal">;
