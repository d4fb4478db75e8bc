import { describe, expect, test } from "vitest";
import { z } from "zod";
import { emailAddress, name } from "#lib/fields.ts";
import { toPublicError } from "./failure.ts";
import { parseInput } from "./parse-input.ts";

const schema = z.strictObject({
  legalName: name.optional(),
  emails: z.array(emailAddress).optional(),
  team: z.strictObject({}).optional(),
});

describe("a refused input is told by field, in a sentence", () => {
  test.for([
    [{ legalName: "" }, "legalName", "Legal name must not be empty."],
    [{ emails: ["olivia@acme.example", "nobody"] }, "emails.1", "Emails 2: An e-mail address has an @, as in name@example.com."],
    [{ colour: "red" }, "colour", "Colour is not a known field."],
    [{ team: { colour: "red" } }, "team.colour", "Team, colour is not a known field."],
    [{ constructor: 1 }, "constructor", "Constructor is not a known field."],
    [JSON.parse('{"__proto__":1}'), "__proto__", "__proto__ is not a known field."],
  ] as const)("%j", ([input, field, message]) => {
    const error = refusal(input);
    expect(error).toMatchObject({ code: "invalid", message });
    expect(Object.keys(error.fields ?? {})).toEqual([field]);
  });

  test("a hundred fields are named, however many are wrong", () => {
    const keys = Array.from({ length: 1000 }, (_, index) => [`key${index}`, 0]);
    const fields = Object.keys(refusal({ legalName: "", ...Object.fromEntries(keys) }).fields ?? {});
    expect(fields).toHaveLength(100);
    expect(fields[0]).toBe("legalName");
  });

  test.for([null, 1, "text", [[]]])("%j is no input at all", (input) => {
    expect(refusal(input)).toEqual({ code: "invalid", message: expect.stringMatching(/must be an object/), fields: {} });
  });
});

function refusal(input: unknown) {
  try {
    parseInput(schema, input);
  } catch (error) {
    return toPublicError(error);
  }
  throw new Error("This input was not refused.");
}
