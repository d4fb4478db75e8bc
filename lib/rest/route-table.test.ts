import { expect, test } from "vitest";
import { operations } from "#lib/operations/table.ts";
import { matchRoute, restRoutes } from "./route-table.ts";

test("every operation of people has its route, no job has one", () => {
  const ofPeople = Object.entries(operations).filter(([, { scope }]) => scope !== "job");
  expect(restRoutes.map(({ name }) => name)).toEqual(ofPeople.map(([name]) => name));
});

test("a request that fills a route's parameters leads to its operation", () => {
  for (const { name, method, segments } of restRoutes) {
    const given = segments.map((segment) => (segment.startsWith("{") ? `some-${segment.slice(1, -1)}` : segment));
    const match = matchRoute(method, given);
    expect("route" in match && match.route.name, `${method} ${given.join("/")}`).toBe(name);
    const parameters = segments.filter((segment) => segment.startsWith("{")).map((segment) => segment.slice(1, -1));
    expect("parameters" in match && match.parameters).toEqual(Object.fromEntries(parameters.map((field) => [field, `some-${field}`])));
  }
});

test("a known path answers other methods with those it has", () => {
  expect(matchRoute("DELETE", ["orgs"])).toEqual({ allowed: ["POST", "GET"] });
});

test.for([[], [""], ["org"], ["ORGS"], ["orgs", "acme", "members", "id", "more"], ["orgs", "acme", "nothing"]])(
  "%o is no path of the table",
  (segments) => {
    expect(matchRoute("GET", segments)).toEqual({ allowed: [] });
  },
);
