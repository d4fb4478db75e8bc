import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readAddresses } from "./addresses.ts";
import { endConnections, ownerConnections } from "./databases.ts";
import { readSecrets } from "./secrets.ts";
import { makeSignInLink } from "./sign-in-link.ts";

/** `npm run sign-in -- <e-mail>`: a fresh link for the local run that LOCAL_DIR names. */
const root = fileURLToPath(new URL("..", import.meta.url));
const localDir = process.env["LOCAL_DIR"] || join(root, ".local");
const email = process.argv[2];
const addresses = readAddresses(localDir);

if (!email?.includes("@")) stop("Say whose: npm run sign-in -- olivia@acme.example");
else if (!addresses) stop(`Nothing was ever started in ${localDir}. Run npm start first.`);
else {
  const secrets = readSecrets(localDir);
  const connections = ownerConnections(addresses, secrets, 1);
  await makeSignInLink(connections.directory, { appUrl: addresses.app, authSecret: secrets.authSecret }, email)
    .then(console.log)
    .catch(() => stop("The local PostgreSQL does not answer. Is npm start running?"));
  await endConnections(connections);
}

function stop(sentence: string): void {
  console.error(sentence);
  process.exitCode = 1;
}
