import type { SelectOption } from "#components/ui/select-types.ts";
import { countryCodes } from "./country-codes.ts";

/** Every country by its English name. Made on the server: browsers do not agree with it about all names. */
export function countryOptions(): SelectOption[] {
  const names = new Intl.DisplayNames("en", { type: "region" });
  return countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, other) => one.label.localeCompare(other.label, "en"));
}
