import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { startApp } from "#local/app.ts";
import { ensureBuild } from "#local/build.ts";
import type { World } from "./world.ts";

const served = new WeakMap<World, Promise<string>>();

/** The address of the app, built and served as in production; one for the whole run. */
export function serveApp(world: World): Promise<string> {
  const known = served.get(world);
  if (known) return known;
  const starting = start(world);
  served.set(world, starting);
  return starting;
}

async function start({ root, localDir, standIns, step, stopping, end }: World): Promise<string> {
  await step("Build", async (say) => say(await ensureBuild(root, join(localDir, "build.log"), end)));
  const output = createWriteStream(join(localDir, "app.log"));
  const app = await step("App", () => startApp({ root, standIns, mode: "production", output, end }));
  stopping.add("The app", app.close);
  return standIns.addresses.app;
}
