import { noInput } from "#lib/fields.ts";
import { cancelEmailChange } from "#lib/profile/cancel-email-change.ts";
import { changeEmail } from "#lib/profile/change-email.ts";
import { completeAccount } from "#lib/profile/complete-account.ts";
import { confirmEmail } from "#lib/profile/confirm-email.ts";
import { copyProfile, copyProfileInput } from "#lib/profile/copy.ts";
import { deleteProfile } from "#lib/profile/delete.ts";
import { eraseProfile, eraseProfileInput } from "#lib/profile/erase.ts";
import { mailKept, mailKeptInput } from "#lib/profile/mail-kept.ts";
import { previewDeletion } from "#lib/profile/preview-deletion.ts";
import {
  changeEmailInput,
  completeAccountInput,
  deleteProfileInput,
  emailChangeTokenInput,
  revokeSessionInput,
  securityLogInput,
  unlinkSignInMethodInput,
  updateProfileInput,
} from "#lib/profile/input.ts";
import { mailEmailChange, mailEmailChangeInput } from "#lib/profile/mail-email-change.ts";
import { mailEmailChanged, mailEmailChangedInput } from "#lib/profile/mail-email-changed.ts";
import { mailSignIn, mailSignInInput } from "#lib/profile/mail-sign-in.ts";
import { openEmailChange } from "#lib/profile/open-email-change.ts";
import { revokeSession } from "#lib/profile/revoke-session.ts";
import { listSecurityEvents } from "#lib/profile/security-log.ts";
import { signOutEverywhere } from "#lib/profile/sign-out-everywhere.ts";
import { signOut } from "#lib/profile/sign-out.ts";
import { sweepDirectory } from "#lib/profile/sweep.ts";
import { unlinkSignInMethod } from "#lib/profile/unlink-sign-in-method.ts";
import { updateProfile } from "#lib/profile/update.ts";
import { viewProfile } from "#lib/profile/view.ts";
import { acrossDatabases, byJob, inDirectory } from "./operation.ts";

export const profileOperations = {
  "account.complete": acrossDatabases({
    permission: "account.complete",
    input: completeAccountInput,
    verb: completeAccount,
    route: "PUT /me/account",
  }),
  "profile.view": inDirectory({ permission: "profile.view", input: noInput, query: viewProfile, route: "GET /me" }),
  "profile.update": inDirectory({ permission: "profile.update", input: updateProfileInput, verb: updateProfile, route: "PATCH /me" }),
  "profile.previewDeletion": acrossDatabases({
    permission: "profile.view",
    input: noInput,
    query: previewDeletion,
    route: "GET /me/deletion",
  }),
  "profile.delete": acrossDatabases({ permission: "profile.delete", input: deleteProfileInput, verb: deleteProfile, route: "DELETE /me" }),
  "profile.erase": byJob({ permission: "profile.erase", input: eraseProfileInput, verb: eraseProfile }),
  "profile.mailKept": byJob({ permission: "profile.mailKept", input: mailKeptInput, verb: mailKept }),
  "profile.changeEmail": inDirectory({
    permission: "profile.changeEmail",
    input: changeEmailInput,
    verb: changeEmail,
    route: "POST /me/email-change",
  }),
  "profile.cancelEmailChange": inDirectory({
    permission: "profile.changeEmail",
    input: noInput,
    verb: cancelEmailChange,
    route: "DELETE /me/email-change",
  }),
  // The token travels in the body: paths end up in logs.
  "profile.openEmailChange": inDirectory({
    permission: "profile.changeEmail",
    input: emailChangeTokenInput,
    query: openEmailChange,
    route: "POST /me/email-change/open",
  }),
  "profile.confirmEmail": inDirectory({
    permission: "profile.changeEmail",
    input: emailChangeTokenInput,
    verb: confirmEmail,
    route: "POST /me/email-change/confirm",
  }),
  "profile.mailEmailChange": byJob({ permission: "profile.mailEmailChange", input: mailEmailChangeInput, verb: mailEmailChange }),
  "profile.mailEmailChanged": byJob({ permission: "profile.mailEmailChanged", input: mailEmailChangedInput, verb: mailEmailChanged }),
  "profile.mailSignIn": byJob({ permission: "profile.mailSignIn", input: mailSignInInput, verb: mailSignIn }),
  "directory.sweep": byJob({ permission: "directory.sweep", input: noInput, verb: sweepDirectory }),
  "profile.copy": byJob({ permission: "profile.copy", input: copyProfileInput, verb: copyProfile }),
  "securityLog.list": inDirectory({
    permission: "securityLog.view",
    input: securityLogInput,
    query: listSecurityEvents,
    route: "GET /me/security-log",
  }),
  "signInMethod.unlink": inDirectory({
    permission: "signInMethod.unlink",
    input: unlinkSignInMethodInput,
    verb: unlinkSignInMethod,
    route: "DELETE /me/sign-in-methods/{provider}",
  }),
  "session.revoke": inDirectory({
    permission: "session.revoke",
    input: revokeSessionInput,
    verb: revokeSession,
    route: "DELETE /me/sessions/{sessionId}",
  }),
  "session.signOut": inDirectory({ permission: "session.signOut", input: noInput, verb: signOut, route: "DELETE /me/sessions/current" }),
  "session.signOutEverywhere": inDirectory({
    permission: "session.signOutEverywhere",
    input: noInput,
    verb: signOutEverywhere,
    route: "DELETE /me/sessions",
  }),
};
