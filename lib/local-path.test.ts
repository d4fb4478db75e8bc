import { expect, test } from "vitest";
import { localPath } from "./local-path.ts";

test.each(["/", "/orgs/acme", "/orgs/acme/audit?before=9&who=a%20b", "/invites/guild_inv_us_1"])("%s is gone on to", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  undefined,
  "",
  "orgs/acme",
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/.//evil.example",
  "/a/..//evil.example",
  "/%2e//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "\n//evil.example",
  "javascript:alert(1)",
])("%j leads to the start page", (next) => {
  expect(localPath(next)).toBe("/");
});
