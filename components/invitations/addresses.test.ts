import { expect, test } from "vitest";
import { addressesIn, addressesSentence, addressProblems, countDistinct, inOneField } from "./addresses.ts";

const ines = "ines@invited.example";
const nina = "nina@nowhere.example";

test.each([
  [`${ines}, ${nina}`],
  [`${ines}; ${nina};`],
  [`${ines}\n\n  ${nina}\n`],
  [`${ines} ${nina}`],
  [`Ines Ito <${ines}>, "Novak" <${nina}>`],
  [`<${ines}>\r\n<${nina}>`],
])("finds both addresses in %j", (text) => {
  expect(addressesIn(text)).toEqual([ines, nina]);
});

test("finds nothing in blanks and separators", () => {
  expect(addressesIn(" ,;\n ")).toEqual([]);
});

test("keeps what is no address, so that the server can say why", () => {
  expect(addressesIn("ines@ and more")).toEqual(["ines@", "and", "more"]);
});

test("an address in another case counts once", () => {
  expect(countDistinct([ines, "INES@invited.example", nina])).toBe(2);
});

const error = { code: "invalid", message: "", fields: { "emails.1": "needs an @", role: "must be a role" } } as const;

test("a sentence about one address is told with that address", () => {
  expect(addressProblems(error, [ines, "nina"])).toEqual([{ address: "nina", sentence: "needs an @" }]);
});

test("a wrong address typed twice is named once", () => {
  const twice = { ...error, fields: { "emails.0": "needs an @", "emails.1": "needs an @" } };
  expect(addressProblems(twice, ["nina", "nina"])).toHaveLength(1);
});

test("the field of the addresses says how many are wrong, other fields keep theirs", () => {
  const sentence = addressesSentence(error, addressProblems(error, [ines, "nina"]));
  expect(inOneField(error, sentence).fields).toEqual({
    role: "must be a role",
    emails: "Nothing was sent. One address needs fixing, or leaving out.",
  });
});

test("a failure that is about no address stays as it is", () => {
  const denied = { code: "denied", message: "Only admins." } as const;
  expect(inOneField(denied, addressesSentence(denied, []))).toBe(denied);
});
