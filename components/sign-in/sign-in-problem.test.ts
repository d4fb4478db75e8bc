import { expect, test } from "vitest";
import { signInProblem } from "./sign-in-problem.ts";

test("nothing is said where nothing went wrong", () => {
  expect(signInProblem(undefined)).toBeUndefined();
  expect(signInProblem("")).toBeUndefined();
});

test("a spent link is told from any other failure", () => {
  expect(signInProblem("Verification")).toContain("used already");
});

test.each(["Configuration", "constructor", "<b>"])("%s gets a general sentence that does not repeat it", (error) => {
  expect(signInProblem(error)).toMatch(/^Signing in did not work\./);
});

test.each(["NoVerifiedAddress", "AddressInUse"])("%s says that the mailed link is the way (PRODUCT 4.1)", (error) => {
  expect(signInProblem(error)).toContain("Sign in by mail");
});
