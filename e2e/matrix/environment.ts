import { addressesFile, readRun } from "#local/addresses.ts";
import { appVariables } from "#local/app.ts";

/** Makes this process one more of the app's, on the databases of the run that GUILDHALL_ADDRESSES names; returns the app's address. */
export function joinRun(): string {
  const { addresses, secrets, localDir } = readRun();
  Object.assign(process.env, appVariables({ addresses, secrets, addressesFile: addressesFile(localDir) }, "test"), { LOG_LEVEL: "silent" });
  return addresses.app;
}
