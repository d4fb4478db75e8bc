import { z } from "zod";
import { name, region } from "#lib/fields.ts";

/** The form of the first sign-in (PRODUCT 4.1). */
export const completeAccountInput = z.strictObject({ name, region });
export type CompleteAccount = z.output<typeof completeAccountInput>;
