import { expect, test } from "vitest";
import { countryCodes } from "./country-codes.ts";
import { countryOptions } from "./countries.ts";

test("every country of ISO 3166-1 is there once", () => {
  expect(new Set(countryCodes).size).toBe(249);
});

test("countries have names, and stand in their order", () => {
  const labels = countryOptions().map(({ label }) => label);
  expect(labels.slice(0, 3)).toEqual(["Afghanistan", "Åland Islands", "Albania"]);
  expect(labels.filter((label) => label.length === 2)).toEqual([]);
});
