import { expect, test } from "vitest";
import { isLinkProof, linkProof } from "./link-proof.ts";

test("a proof is good for the session and the visit it was made for", () => {
  expect(isLinkProof(linkProof("session", "state"), "session", "state")).toBe(true);
});

test.each([
  ["another session", "other", "state"],
  ["another visit", "session", "other"],
  ["a visit without state", "session", ""],
  ["the two shifted", "session\nstate", ""],
])("%s is not proved", (_, sessionId, state) => {
  expect(isLinkProof(linkProof("session", "state"), sessionId, state)).toBe(false);
});

test.each(["", "x", "x".repeat(43)])("%j proves nothing", (proof) => {
  expect(isLinkProof(proof, "session", "state")).toBe(false);
});
