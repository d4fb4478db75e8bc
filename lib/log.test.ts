import { DrizzleQueryError } from "drizzle-orm/errors";
import { expect, test } from "vitest";
import { AppError } from "./errors.ts";
import { describeError } from "./log.ts";

test("a logged error names its causes, and neither parameters nor rows", () => {
  const refused = Object.assign(new Error("duplicate key value"), {
    code: "23505",
    detail: "Key (email)=(ines@invited.example) already exists.",
  });
  const failed = new DrizzleQueryError("insert into users values ($1)", ["ines@invited.example"], refused);
  const described = describeError(new AppError("unavailable", "Try again.", { cause: failed }));

  expect(described).toMatchObject({
    type: "AppError",
    code: "unavailable",
    message: "Try again.",
    cause: {
      type: "DrizzleQueryError",
      message: "Failed query: insert into users values ($1)",
      cause: { message: "duplicate key value", code: "23505" },
    },
  });
  expect(JSON.stringify(described)).not.toContain("ines@invited.example");
});
