import { customType } from "drizzle-orm/pg-core";

/**
 * A `timestamptz` read as an ISO 8601 string in UTC with all its microseconds, so that keyset cursors
 * lose nothing. Connections run with TimeZone=UTC.
 */
export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => "timestamptz",
  fromDriver: (value) => value.replace(" ", "T").replace(/\+00(:?00)?$/, "Z"),
  toDriver: (value) => value,
});
