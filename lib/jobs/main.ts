import { closePools } from "#db/connection.ts";
import { EnvError } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { startJobs } from "./runner.ts";

/** `npm run jobs`: the job runner alone; SIGTERM and Ctrl-C let the jobs in hand finish. */
try {
  const jobs = await startJobs();
  const leave = async () => {
    await jobs.stop();
    await closePools();
    process.exit(0);
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void leave());
} catch (error) {
  if (error instanceof EnvError) process.stderr.write(`${error.message}\n`);
  else log.fatal({ err: error }, "the job runner could not start");
  process.exit(1);
}
