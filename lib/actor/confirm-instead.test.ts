import { expect, test } from "vitest";
import { confirmInstead } from "./confirm-instead.ts";

const query = "callbackUrl=%2Fprofile&token=abcdefghijklmnop&email=gus%40globex.example";
const ask = (headers: Record<string, string>) =>
  confirmInstead(new Request(`https://guildhall.company.test/api/auth/callback/email?${query}`, { headers }));

test.each([[{}], [{ "sec-fetch-site": "same-origin" }]])("the button of the confirm page signs in: %j", (headers) => {
  expect(ask(headers)).toBeNull();
});

test.each(["cross-site", "same-site", "none"])("a callback opened from elsewhere (%s) asks first, and names whose link it is", (site) => {
  const answer = ask({ "sec-fetch-site": site });
  expect(answer?.status).toBe(303);
  expect(answer?.headers.get("location")).toBe("/sign-in/confirm?email=gus%40globex.example&token=abcdefghijklmnop&next=%2Fprofile");
});
