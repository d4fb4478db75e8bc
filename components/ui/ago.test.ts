import { expect, test } from "vitest";
import { ago } from "./ago.ts";

const now = Date.UTC(2026, 10, 22, 12);
const second = 1000;
const day = 86_400 * second;

test.each([
  [0, "just now"],
  [-59 * second, "just now"],
  [-61 * second, "1 minute ago"],
  [-3 * 3600 * second, "3 hours ago"],
  [-day, "yesterday"],
  [day, "tomorrow"],
  [6.4 * day, "in 6 days"],
  [7 * day - second, "in 7 days"],
  [-8 * day, "last week"],
  [-400 * day, "last year"],
])("%d ms from now is %j", (offsetMs, words) => {
  expect(ago(now + offsetMs, now)).toBe(words);
});
