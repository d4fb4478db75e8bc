import { expect, test } from "vitest";
import { denialSentence } from "./denial-sentence.ts";

const reason = "Members cannot invite people.";

test("names the people who can help, and their role", () => {
  expect(denialSentence({ reason, fixableBy: ["admin"], people: ["Adam", "Bella"] })).toBe(
    "Members cannot invite people. Ask Adam or Bella (admin).",
  );
});

test("names at most three people", () => {
  expect(denialSentence({ reason, fixableBy: ["admin"], people: ["Adam", "Bella", "Mona", "Milo"] })).toBe(
    "Members cannot invite people. Ask Adam, Bella or Mona (admin).",
  );
});

test("falls back to the roles where people may not be shown", () => {
  expect(denialSentence({ reason, fixableBy: ["admin", "maintainer"] })).toBe("Members cannot invite people. Ask an admin or maintainer.");
  expect(denialSentence({ reason, fixableBy: ["owner"] })).toBe("Members cannot invite people. Ask the owner.");
  expect(denialSentence({ reason, fixableBy: ["owner", "admin"] })).toBe("Members cannot invite people. Ask the owner or admin.");
});

test("calls a role what the screen calls it", () => {
  expect(denialSentence({ reason, fixableBy: ["billing"], people: ["Bella"] })).toBe(
    "Members cannot invite people. Ask Bella (billing manager).",
  );
});

test("says only the reason when nobody can fix it", () => {
  expect(denialSentence({ reason, fixableBy: [] })).toBe(reason);
});
