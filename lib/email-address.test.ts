import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEmailAddress } from "./email-address.ts";

const accepted: [typed: string, canonical: string][] = [
  ["olivia@acme.example", "olivia@acme.example"],
  ["  olivia@acme.example\t", "olivia@acme.example"],
  ["\u00a0olivia@acme.example\u00a0", "olivia@acme.example"],
  ["\ufeffolivia@acme.example", "olivia@acme.example"],
  ["Olivia@Acme.Example", "olivia@acme.example"],
  ["OLIVIA+News@ACME.EXAMPLE", "olivia+news@acme.example"],
  ["o.livia@acme.example", "o.livia@acme.example"],
  ["a@b.co", "a@b.co"],
  ["1@2.example", "1@2.example"],
  ["o'hara@acme.example", "o'hara@acme.example"],
  ["!#$%&'*+/=?^_`{|}~-@acme.example", "!#$%&'*+/=?^_`{|}~-@acme.example"],
  ["-@acme.example", "-@acme.example"],
  ["olivia@mail.eu.acme.example", "olivia@mail.eu.acme.example"],
  ["olivia@a-b--c.example", "olivia@a-b--c.example"],
  ["olivia@1and1.example", "olivia@1and1.example"],
  ["olivia@123.example", "olivia@123.example"],
  ["olivia@bücher.example", "olivia@xn--bcher-kva.example"],
  ["olivia@BÜCHER.example", "olivia@xn--bcher-kva.example"],
  ["olivia@xn--bcher-kva.example", "olivia@xn--bcher-kva.example"],
  ["olivia@XN--BCHER-KVA.example", "olivia@xn--bcher-kva.example"],
  ["olivia@straße.example", "olivia@xn--strae-oqa.example"],
  ["olivia@例え.テスト", "olivia@xn--r8jz45g.xn--zckzah"],
  ["olivia@пример.испытание", "olivia@xn--e1afmkfd.xn--80akhbyknj4f"],
  [`${"a".repeat(64)}@acme.example`, `${"a".repeat(64)}@acme.example`],
  [`olivia@${"a".repeat(63)}.example`, `olivia@${"a".repeat(63)}.example`],
];

const refused: [what: string, typed: string][] = [
  ["nothing", ""],
  ["blanks", "  \t "],
  ["no @", "olivia.acme.example"],
  ["only an @", "@"],
  ["no local part", "@acme.example"],
  ["no domain", "olivia@"],
  ["two @", "olivia@home@acme.example"],
  ["a name around it", "Olivia <olivia@acme.example>"],
  ["angle brackets", "<olivia@acme.example>"],
  ["mailto", "mailto:olivia@acme.example"],
  ["a quoted local part", '"olivia"@acme.example'],
  ["a quoted blank", '"o livia"@acme.example'],
  ["a blank inside", "o livia@acme.example"],
  ["a blank before the @", "olivia @acme.example"],
  ["a blank after the @", "olivia@ acme.example"],
  ["a comment", "olivia(me)@acme.example"],
  ["a leading dot", ".olivia@acme.example"],
  ["a trailing dot", "olivia.@acme.example"],
  ["two dots", "o..livia@acme.example"],
  ["two addresses by comma", "olivia@acme.example,adam@acme.example"],
  ["two addresses by semicolon", "olivia@acme.example;adam@acme.example"],
  ["a backslash", "oli\\via@acme.example"],
  ["a line break at the end", "olivia@acme.example\n"],
  ["a header injected", "olivia@acme.example\r\nBcc: gus@globex.example"],
  ["a NUL", "olivia@acme.example\u0000"],
  ["a NUL inside", "oli\u0000via@acme.example"],
  ["a delete character", "oli\u007fvia@acme.example"],
  ["a line separator", "olivia@acme.example\u2028"],
  ["an accent", "olívia@acme.example"],
  ["an accent composed of two", "oli\u0301via@acme.example"],
  ["a Cyrillic letter", "оlivia@acme.example"],
  ["a full-width letter", "ｏlivia@acme.example"],
  ["a full-width @", "olivia＠acme.example"],
  ["a Kelvin sign", "\u212aim@freelance.example"],
  ["a long s", "\u017fam@acme.example"],
  ["a dotted capital i", "\u0130nes@invited.example"],
  ["a ligature", "o\ufb01cer@acme.example"],
  ["a zero-width space", "oli\u200bvia@acme.example"],
  ["a zero-width space in the domain", "olivia@ac\u200bme.example"],
  ["a soft hyphen in the domain", "olivia@ac\u00adme.example"],
  ["a right-to-left override", "olivia@\u202eacme.example"],
  ["an emoji", "😀@acme.example"],
  ["half a surrogate pair", "oli\ud83dvia@acme.example"],
  ["half a surrogate pair in the domain", "olivia@ac\ud83dme.example"],
  ["a domain without a dot", "olivia@localhost"],
  ["a dot after the domain", "olivia@acme.example."],
  ["a dot before the domain", "olivia@.acme.example"],
  ["two dots in the domain", "olivia@acme..example"],
  ["an ideographic dot", "olivia@acme\u3002example"],
  ["a label with a hyphen first", "olivia@-acme.example"],
  ["a label with a hyphen last", "olivia@acme-.example"],
  ["an underscore in the domain", "olivia@ac_me.example"],
  ["a percent escape in the domain", "olivia@ac%6de.example"],
  ["a slash in the domain", "olivia@acme.example/x"],
  ["a port", "olivia@acme.example:25"],
  ["an IPv4 address", "olivia@127.0.0.1"],
  ["a short IPv4 address", "olivia@127.1"],
  ["a hexadecimal IPv4 address", "olivia@0x7f.0x1"],
  ["an address literal", "olivia@[127.0.0.1]"],
  ["an IPv6 literal", "olivia@[IPv6:::1]"],
  ["a bare IPv6 address", "olivia@::1"],
  ["a top level of digits", "olivia@acme.123"],
  ["broken punycode", "olivia@xn--a-bcdzzzzzz99999.example"],
  ["punycode of plain letters", "olivia@xn--acme-.example"],
  ["punycode of nothing", "olivia@xn--.example"],
  ["a local part of 65", `${"a".repeat(65)}@acme.example`],
  ["a label of 64", `olivia@${"a".repeat(64)}.example`],
  ["255 characters", `${"a".repeat(64)}@${"b".repeat(60)}.${"c".repeat(60)}.${"d".repeat(60)}.example`],
  ["255 characters once in ASCII", `${"a".repeat(64)}@${"ü".repeat(54)}.${"ü".repeat(54)}.${"ü".repeat(54)}.example`],
  ["a megabyte", "a".repeat(1_000_000)],
];

describe("an address has one canonical form", () => {
  test.each(accepted)("%j becomes %s", (typed, canonical) => {
    expect(parseEmailAddress(typed)).toEqual({ ok: true, address: canonical });
    expect(parseEmailAddress(canonical)).toEqual({ ok: true, address: canonical });
  });
});

describe("anything else is refused with a sentence", () => {
  test.each(refused)("%s", (_, typed) => {
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
