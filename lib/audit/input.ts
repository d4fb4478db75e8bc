import { z } from "zod";
import { cursor, pageSize } from "#lib/fields.ts";

export const auditListInput = z.strictObject({
  /** Events with a smaller number than this: the log is read from its end. */
  before: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(Number.MAX_SAFE_INTEGER, "is too large")
    .optional(),
  limit: pageSize,
});
export type AuditList = z.output<typeof auditListInput>;

export const denialListInput = z.strictObject({ cursor, limit: pageSize });
export type DenialList = z.output<typeof denialListInput>;
