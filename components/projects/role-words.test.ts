import { expect, test } from "vitest";
import { differenceOf, optionKey, projectRoleWord } from "./role-words.ts";

test("a custom role is called what its makers called it", () => {
  expect(projectRoleWord({ role: "custom", customName: "Key keeper" })).toBe("Key keeper");
  expect(projectRoleWord({ role: "read-only", customName: null })).toBe("Read-only");
});

test("every choice is told from the others", () => {
  const keys = [
    { role: null, projectRoleId: null },
    { role: "editor", projectRoleId: null },
    { role: "custom", projectRoleId: "0192" },
  ].map(optionKey);
  expect(keys).toEqual(["team", "editor", "0192"]);
});

test("what is gained and lost", () => {
  expect(differenceOf(["see", "edit"], ["see", "delete"])).toEqual({ gains: ["delete"], loses: ["edit"] });
});
