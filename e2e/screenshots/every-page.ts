import { join } from "node:path";
import { createProject } from "#local/project-fixtures.ts";
import { pageTag, test } from "../support/flow.ts";
import { batchPath, invitationPath, openSample, pageRoutes, samplesOf } from "../support/flow-pages.ts";
import { live } from "./acme.ts";

const folder = join(import.meta.dirname, "../../.local/screenshots");
const widths = [1440, 390];
const themes = ["light", "dark"] as const;

for (const route of pageRoutes()) {
  test(route, { tag: pageTag }, async ({ people, cast, connections }) => {
    await live(cast, connections);
    const project = await createProject(connections, cast, "acme");
    const [invitation, batch] = [await invitationPath(cast, connections), await batchPath(cast, connections)];
    for (const sample of samplesOf(route, { cast, project, invitation, batch })) {
      const page = await openSample(people, sample);
      await page.waitForLoadState("networkidle");
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
          await page.screenshot({ path: join(folder, `${sample.name}-${width}-${colorScheme}.png`), fullPage: true });
        }
      }
    }
  });
}
