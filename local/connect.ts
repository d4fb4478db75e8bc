import { readRun } from "./addresses.ts";
import { ownerConnections, type OwnerConnections } from "./databases.ts";

/** For tests: the owner's connections of the run that GUILDHALL_ADDRESSES names. End them with `endConnections`. */
export function connectAsOwner(max = 2): OwnerConnections {
  const { addresses, secrets } = readRun();
  return ownerConnections(addresses, secrets, max);
}
