import { expect, test } from "vitest";
import { route } from "./route.ts";

test.each(["/", "/orgs/acme", "?sort=name", "#content"])("%s is an address of ours", (href) => {
  expect(route(href)).toBe(href);
});

test.each(["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", ""])("%s is not", (href) => {
  expect(() => route(href)).toThrow("Not an address of ours");
});
