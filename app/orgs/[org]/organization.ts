import { cache } from "react";
import { read } from "#app/read.ts";

/** The organization and what the reader may do in it; layout, page and refusal of one request ask once. */
export const readOrganization = cache((slug: string) => read("organization.view", slug, {}));

export type OrganizationPageProps = { params: Promise<{ org: string }> };
