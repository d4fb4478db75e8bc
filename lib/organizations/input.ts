import { z } from "zod";
import { country, emailAddress, id, name, oneLine, region } from "#lib/fields.ts";
import { slugProblem } from "#lib/slug.ts";

/** A slug in its canonical form: trimmed, lower case. */
const slug = z
  .string("must be text")
  .trim()
  .toLowerCase()
  .superRefine((value, context) => {
    const problem = slugProblem(value);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

export const createOrganizationInput = z.strictObject({
  name,
  region,
  slug: slug.optional(),
  legalName: oneLine(200).optional(),
  alertingEmail: emailAddress.optional(),
  invoicingEmail: emailAddress.optional(),
  country: country.optional(),
});
export type CreateOrganization = z.output<typeof createOrganizationInput>;

/** What is left out stays as it is. */
export const updateOrganizationInput = z
  .strictObject({
    name: name.optional(),
    legalName: oneLine(200).optional(),
    alertingEmail: emailAddress.optional(),
    invoicingEmail: emailAddress.optional(),
    country: country.nullish(),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), "Give at least one field to change.");
export type UpdateOrganization = z.output<typeof updateOrganizationInput>;

/** The new owner, and the organization's name typed to confirm. */
export const transferOrganizationInput = z.strictObject({ userId: id, confirmName: name });
export type TransferOrganization = z.output<typeof transferOrganizationInput>;

/** The organization's name, typed to confirm. */
export const dismissOrganizationInput = z.strictObject({ confirmName: name });
export type DismissOrganization = z.output<typeof dismissOrganizationInput>;
