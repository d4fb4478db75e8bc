import { chromium, type Page } from "@playwright/test";
import { findBrowser } from "#local/browser.ts";
import { gatherCrowd } from "#local/crowd.ts";
import { createSession, sessionCookie } from "#local/fixtures.ts";
import { setStage } from "#local/stage.ts";
import type { Measure } from "./measure.ts";
import { median } from "./rounds.ts";
import { serveApp } from "./serve-app.ts";

const sections = ["Members", "Invitations", "Teams", "Projects", "Audit log", "Roles", "Settings"] as const;
const clicks = 21;
const size = {
  members: 1000,
  teams: 20,
  largeTeam: 100,
  projects: 40,
  grants: 40,
  invitations: 300,
  batchRows: 10,
  auditEvents: 500,
  denials: 10,
};

/**
 * From pressing an item of the sidebar until the frame that shows the new page's heading and content, in an organization of
 * 1,000 people: the median of 21 clicks, three times through its pages, after once through all of them.
 */
export const measure: Measure = async (world) => {
  const app = await serveApp(world);
  const stage = await setStage(world.connections);
  await gatherCrowd(world.connections, stage.acme, stage.olivia, size);
  const browser = await chromium.launch(await findBrowser());
  try {
    const context = await browser.newContext({ baseURL: app, viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
    const value = await createSession(world.connections.directory, stage.olivia.userId);
    await context.addCookies([{ name: sessionCookie, value, url: app, httpOnly: true, sameSite: "Lax" }]);
    const page = await context.newPage();
    await page.goto(`/orgs/${stage.acme.slug}`);
    await page.waitForLoadState("networkidle");
    for (const section of sections) await click(page, section);
    const times: number[] = [];
    for (let index = 0; index < clicks; index += 1) times.push(await click(page, sections[index % sections.length] ?? "Members"));
    const each = sections.map(
      (section, place) => `${section} ${Math.round(median(times.filter((_, index) => index % sections.length === place)))}`,
    );
    return { click: { value: median(times), rounds: times, note: each.join(", ") } };
  } finally {
    await browser.close();
  }
};

/** Milliseconds by the page's own clock: from the click to the frame after the one in which the heading changed. */
async function click(page: Page, section: string): Promise<number> {
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: section, exact: true });
  await link.hover();
  await page.evaluate(watch);
  await link.click();
  const time = await page.evaluate<number>("window.painted");
  await page.waitForLoadState("networkidle");
  return time;
}

/** As text: what compiles this file names functions by a helper that the browser does not have. */
const watch = `{
  const heading = () => document.querySelector("h1")?.textContent ?? null;
  const before = heading();
  window.painted = new Promise((resolve) => {
    document.addEventListener("click", ({ timeStamp }) => {
      const look = () => {
        const now = heading();
        if (now === null || now === before) requestAnimationFrame(look);
        else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
      };
      look();
    }, { capture: true, once: true });
  });
}
"what is evaluated last is waited for"`;
