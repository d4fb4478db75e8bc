import type { ErrorCode, Result } from "#lib/errors.ts";
import { builtAction, callAction } from "./action-call.ts";
import { callRest } from "./rest-call.ts";

/** One person before one organization, with the session they have. */
export type Knock = { app: string; cookie: string; slug: string };

/** What came back: "ok", the code of a refusal, or for a page its status. */
export type Opened = "ok" | ErrorCode | number;

/** Read from the build once: the list is long. */
let updateAction: string | undefined;

/** What maintainers and above see and admins and above change, asked for in every way there is. */
export const fourDoors: Record<"page" | "action" | "read" | "write", (knock: Knock, legalName: string) => Promise<Opened>> = {
  page: async ({ app, cookie, slug }) => {
    const response = await fetch(new URL(`/orgs/${slug}/audit`, app), { headers: { cookie }, redirect: "manual" });
    await response.text();
    return response.status === 200 ? "ok" : response.status;
  },
  action: async ({ app, cookie, slug }, legalName) => {
    updateAction ??= builtAction("updateOrganizationAction").id;
    return told(
      await callAction({ app, id: updateAction, args: [slug, { ...profile, legalName }], cookie, page: `/orgs/${slug}/settings` }),
    );
  },
  read: async ({ app, cookie, slug }) => {
    const { result } = await callRest({ app, route: "GET /orgs/{org}/audit", slug, input: { limit: 5 }, cookie });
    return told(result);
  },
  write: async ({ app, cookie, slug }, legalName) => {
    const { result } = await callRest({ app, route: "PATCH /orgs/{org}", slug, input: { ...profile, legalName }, cookie });
    return told(result);
  },
};

export type DoorName = keyof typeof fourDoors;
export const doorNames: readonly DoorName[] = ["page", "action", "read", "write"];

const profile = {
  name: "Acme",
  alertingEmail: "alerts@acme.example",
  invoicingEmail: "invoices@acme.example",
  country: null,
};

function told(result: Result<unknown>): "ok" | ErrorCode {
  return result.ok ? "ok" : result.error.code;
}
