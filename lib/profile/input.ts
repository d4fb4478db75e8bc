import { z } from "zod";
import { cursor, emailAddress, id, name, pageSize, region } from "#lib/fields.ts";
import { signInProviders } from "#lib/sign-in-providers.ts";

/** The form of the first sign-in (PRODUCT 4.1). */
export const completeAccountInput = z.strictObject({ name, region });
export type CompleteAccount = z.output<typeof completeAccountInput>;

export const updateProfileInput = z.strictObject({ name });
export type UpdateProfile = z.output<typeof updateProfileInput>;

export const changeEmailInput = z.strictObject({ email: emailAddress });
export type ChangeEmail = z.output<typeof changeEmailInput>;

/** Looked at as a whole; only what is no link of this kind at all is told so. */
export const emailChangeTokenInput = z.strictObject({
  token: z
    .string("must be text")
    .trim()
    .regex(/^guild_email_/, "must be the end of the link in the mail"),
});
export type EmailChangeToken = z.output<typeof emailChangeTokenInput>;

export const revokeSessionInput = z.strictObject({ sessionId: id });
export type RevokeSession = z.output<typeof revokeSessionInput>;

export const unlinkSignInMethodInput = z.strictObject({ provider: z.enum(signInProviders, "must be github or google") });
export type UnlinkSignInMethod = z.output<typeof unlinkSignInMethodInput>;

export const securityLogInput = z.strictObject({ cursor, limit: pageSize });
export type SecurityLog = z.output<typeof securityLogInput>;

export const deleteProfileInput = z.strictObject({ confirmEmail: emailAddress });
export type DeleteProfile = z.output<typeof deleteProfileInput>;
