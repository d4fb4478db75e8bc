import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { databaseUrls, type DatabaseUrls, readAddresses } from "./addresses.ts";
import { readSecrets } from "./secrets.ts";
import { Refusal } from "./settings.ts";

/** The owner's addresses of the local run that LOCAL_DIR names. Throws Refusal before the first start. */
export function ownerUrlsOfLocalRun(): DatabaseUrls {
  const localDir = process.env["LOCAL_DIR"] || join(fileURLToPath(new URL("..", import.meta.url)), ".local");
  const addresses = readAddresses(localDir);
  if (!addresses) {
    throw new Refusal(
      `Nothing was ever started in ${localDir}. Run npm start first, or set MIGRATION_URL, MIGRATION_URL_US and MIGRATION_URL_EU.`,
    );
  }
  return databaseUrls(addresses, readSecrets(localDir), "guildhall_owner");
}
