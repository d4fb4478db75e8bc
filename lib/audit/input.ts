import { z } from "zod";
import { cursor, pageSize, searchTerm } from "#lib/fields.ts";
import { auditEventNames } from "./record.ts";

export const auditListInput = z.strictObject({
  /** Events with a smaller number than this: the log is read from its end. */
  before: z.coerce
    .number("must be a number")
    .int("must be a whole number")
    .min(1, "must be at least 1")
    .max(Number.MAX_SAFE_INTEGER, "is too large")
    .optional(),
  event: z.enum(auditEventNames, "must be an event of the log").optional(),
  /** A part of the name of whoever did it. */
  actor: searchTerm,
  limit: pageSize,
});
export type AuditList = z.output<typeof auditListInput>;

export const denialListInput = z.strictObject({ cursor, limit: pageSize });
export type DenialList = z.output<typeof denialListInput>;
