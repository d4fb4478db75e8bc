import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { startApp } from "#local/app.ts";
import { ensureBuild } from "#local/build.ts";
import type { World } from "./world.ts";

const served = new WeakMap<World, Promise<string>>();

/** The address of the app, served from its build as in production; one for the whole run. */
export function serveApp(world: World): Promise<string> {
  const known = served.get(world);
  if (known) return known;
  const starting = start(world);
  served.set(world, starting);
  return starting;
}

/** Builds the app where its sources have changed since the last build of this clone. May take minutes, so no bench does it. */
export async function buildApp({ root, localDir, step, end }: World): Promise<void> {
  await step("Build", async (say) => say(await ensureBuild(root, join(localDir, "build.log"), end)));
}

async function start({ root, localDir, standIns, step, stopping, end }: World): Promise<string> {
  const output = createWriteStream(join(localDir, "app.log"));
  const app = await step("App", () => startApp({ root, standIns, mode: "production", output, end }));
  stopping.add("The app", app.close);
  return standIns.addresses.app;
}
