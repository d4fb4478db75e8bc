import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEmailAddress } from "./email-address.ts";
import { acceptedAddresses, refusedAddresses } from "./odd-addresses.ts";

describe("an address has one canonical form", () => {
  test.each(acceptedAddresses)("%j becomes %s", (typed, canonical) => {
    expect(parseEmailAddress(typed)).toEqual({ ok: true, address: canonical });
    expect(parseEmailAddress(canonical)).toEqual({ ok: true, address: canonical });
  });
});

describe("anything else is refused with a sentence", () => {
  test.each(refusedAddresses)("%s", (_, typed) => {
    expect(parseEmailAddress(typed)).toEqual({ ok: false, reason: expect.stringMatching(/^[A-Z].*\.$/u) });
  });
});

test("254 characters are accepted", () => {
  const address = `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(59)}.example`.slice(0, 254);
  expect(address).toHaveLength(254);
  expect(parseEmailAddress(address)).toEqual({ ok: true, address });
});

test("whatever is typed, an accepted address is plain ASCII and parses to itself", () => {
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.emailAddress(),
    fc.tuple(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })).map((parts) => parts.join("@")),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const parsed = parseEmailAddress(text);
      if (!parsed.ok) return;
      expect(parsed.address).toMatch(/^[!-~]+$/u);
      expect(parsed.address.length).toBeLessThanOrEqual(254);
      expect(parseEmailAddress(parsed.address)).toEqual(parsed);
    }),
  );
});
