import { noInput } from "#lib/fields.ts";
import { completeAccount } from "#lib/profile/complete-account.ts";
import { completeAccountInput } from "#lib/profile/input.ts";
import { signOutEverywhere } from "#lib/profile/sign-out-everywhere.ts";
import { signOut } from "#lib/profile/sign-out.ts";
import { viewProfile } from "#lib/profile/view.ts";
import { acrossDatabases, inDirectory } from "./operation.ts";

export const profileOperations = {
  "account.complete": acrossDatabases({
    permission: "account.complete",
    input: completeAccountInput,
    verb: completeAccount,
    route: "PUT /me/account",
  }),
  "profile.view": inDirectory({ permission: "profile.view", input: noInput, query: viewProfile, route: "GET /me" }),
  "session.signOut": inDirectory({ permission: "session.signOut", input: noInput, verb: signOut, route: "DELETE /me/sessions/current" }),
  "session.signOutEverywhere": inDirectory({
    permission: "session.signOutEverywhere",
    input: noInput,
    verb: signOutEverywhere,
    route: "DELETE /me/sessions",
  }),
};
