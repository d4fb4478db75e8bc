import { closePools } from "#db/connection.ts";
import { EnvError, tellPackages } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { BootError, checkDirectory, checkRegions } from "./server/boot.ts";

await work().catch(refuse);

/** `npm run jobs`: the job runner alone; SIGTERM and Ctrl-C let the jobs in hand finish. */
async function work(): Promise<void> {
  tellPackages();
  await checkDirectory();
  await checkRegions(refuse);
  const { startJobs } = await import("#lib/jobs/runner.ts");
  const jobs = await startJobs();
  const leave = async () => {
    await jobs.stop();
    await closePools();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave());
}

function refuse(error: unknown): never {
  if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
  else if (error instanceof BootError) process.stderr.write(`Guildhall cannot start: ${error.message}\n`);
  else log.fatal({ err: error }, "the job runner could not start");
  process.exit(1);
}
