import { randomBytes } from "node:crypto";
import { expect, test as base } from "@playwright/test";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections, type OwnerConnections } from "#local/databases.ts";
import { type Cast, createCast } from "#local/fixtures.ts";
import { BrowserWatch } from "./browser-watch.ts";
import { Inbox } from "./inbox.ts";
import { People } from "./people.ts";

type Fixtures = { cast: Cast; inbox: Inbox; people: People; watch: BrowserWatch };

/** Marks a test that looks at one page instead of walking a flow. */
export const pageTag = "@page";

/** A flow has a cast of its own, so that none is in the way of another, and ends with nothing noted by the watch. */
export const test = base.extend<Fixtures, { connections: OwnerConnections }>({
  connections: [
    async ({ playwright: _ }, use) => {
      const connections = connectAsOwner();
      await use(connections);
      await endConnections(connections);
    },
    { scope: "worker" },
  ],

  cast: async ({ connections }, use) => use(await createCast(connections, `-${randomBytes(5).toString("hex")}`)),

  inbox: async ({ request }, use) => use(new Inbox(readRun().addresses.inbox, request)),

  watch: [
    async ({ baseURL }, use, testInfo) => {
      const watch = new BrowserWatch(baseURL ?? "", readRun().addresses.oauth ?? "");
      await use(watch);
      expect(watch.problems, "broken CSP, console errors, foreign requests or 5xx").toEqual([]);
      if (testInfo.status === "passed" && !testInfo.tags.includes(pageTag)) count("flows", 1);
    },
    { auto: true },
  ],

  people: async ({ browser, cast, connections, inbox, watch, baseURL }, use) => {
    const people = new People({ browser, cast, connections, inbox, watch, appUrl: baseURL ?? "" });
    await use(people);
    await people.leave();
  },
});

export { expect } from "@playwright/test";
