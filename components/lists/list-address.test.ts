import { expect, test } from "vitest";
import { addressWith, cursorOf, listParameters, neighbours } from "./list-address.ts";

const pathname = "/orgs/acme/members";
const at = (query: string) => new URLSearchParams(query);

test("the first page has no way back, the last no way on", () => {
  expect(neighbours(pathname, at("role=member"), null)).toEqual({});
  expect(neighbours(pathname, at("role=member"), "two")).toEqual({ next: `${pathname}?role=member&after=two` });
  expect(neighbours(pathname, at("after=two.three"), null)).toEqual({ previous: `${pathname}?after=two` });
});

test("going on and back again ends where it began, filters kept", () => {
  const { next = "" } = neighbours(pathname, at("sort=role"), "two");
  const { next: third = "" } = neighbours(pathname, at(next.split("?")[1] ?? ""), "three");
  expect(cursorOf(at(third.split("?")[1] ?? ""))).toBe("three");
  const { previous: second = "" } = neighbours(pathname, at(third.split("?")[1] ?? ""), null);
  expect(neighbours(pathname, at(second.split("?")[1] ?? ""), null).previous).toBe(`${pathname}?sort=role`);
});

test("an address never grows past what a server takes", () => {
  let parameters = at("");
  for (let page = 0; page < 100; page++) {
    const { next = "" } = neighbours(pathname, parameters, `${page}`.padEnd(400, "x"));
    parameters = at(next.split("?")[1] ?? "");
  }
  expect(`${parameters}`.length).toBeLessThan(3200);
  expect(cursorOf(parameters)).toMatch(/^99x/);
});

test("a filter taken away leaves a clean address", () => {
  expect(addressWith(pathname, at("role=member&after=two"), { role: null, after: null })).toBe(pathname);
});

test("of a repeated parameter the first counts", () => {
  expect(listParameters({ search: ["mi", "mo"], role: undefined }).toString()).toBe("search=mi");
});
