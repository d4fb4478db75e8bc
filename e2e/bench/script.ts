import { gzipSync } from "node:zlib";
import { chromium, type Page } from "@playwright/test";
import { batchPath, invitationPath, pageRoutes, samplesOf } from "#e2e/support/flow-pages.ts";
import { findBrowser } from "#local/browser.ts";
import { createSession, sessionCookie } from "#local/fixtures.ts";
import { createProject } from "#local/project-fixtures.ts";
import { setStage } from "#local/stage.ts";
import type { Measure } from "./measure.ts";
import { serveApp } from "./serve-app.ts";

/**
 * What a browser that was never here downloads of JavaScript until a page is idle, for every page there is: each file once,
 * gzipped as the server does. Chromium leaves out the polyfills for browsers without modules, and so do we.
 */
export const measure: Measure = async (world) => {
  const app = await serveApp(world);
  process.env["GUILDHALL_ADDRESSES"] = world.standIns.addressesFile;
  const cast = await setStage(world.connections);
  const project = await createProject(world.connections, cast, "acme");
  const [invitation, batch] = [await invitationPath(cast, world.connections), await batchPath(cast, world.connections)];
  const samples = pageRoutes().flatMap((route) => samplesOf(route, { cast, project, invitation, batch }).slice(0, 1));
  const browser = await chromium.launch(await findBrowser());
  try {
    const weights: { name: string; kilobytes: number }[] = [];
    for (const { name, path, reader } of samples) {
      const context = await browser.newContext({ baseURL: app, viewport: { width: 1440, height: 900 } });
      if (reader !== "visitor" && reader !== "newcomer") {
        const value = await createSession(world.connections.directory, cast[reader].userId);
        await context.addCookies([{ name: sessionCookie, value, url: app, httpOnly: true, sameSite: "Lax" }]);
      }
      weights.push({ name, kilobytes: await kilobytesOf(await context.newPage(), path) });
      await context.close();
    }
    const sorted = weights.toSorted((one, other) => other.kilobytes - one.kilobytes);
    for (const { name, kilobytes } of sorted.slice(0, 5)) world.say(`${kilobytes.toFixed(1)} kB ${name}`);
    const [heaviest] = sorted;
    if (!heaviest) throw new Error("There is no page");
    return { script: { value: heaviest.kilobytes, rounds: [heaviest.kilobytes], note: `${heaviest.name}, of ${weights.length} pages` } };
  } finally {
    await browser.close();
  }
};

/** Of 1,000 bytes, as the bar was set. */
async function kilobytesOf(page: Page, path: string): Promise<number> {
  const files = new Map<string, Promise<number>>();
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script" || files.has(response.url())) return;
    files.set(
      response.url(),
      response.body().then((body) => gzipSync(body).length),
    );
  });
  await page.goto(path);
  await page.waitForLoadState("networkidle");
  const sizes = await Promise.all(files.values());
  if (sizes.length === 0) throw new Error(`${path} loaded no script`);
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
