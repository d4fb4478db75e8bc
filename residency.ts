import { closePools } from "#db/connection.ts";
import { ownerUrls } from "#lib/env.ts";
import { countResidency, type DatabaseName, writeReceipt } from "#lib/organizations/residency.ts";

/** `npm run residency -- <slug>`: exits with 1 when a row is where it should not be, or nothing could be counted. */
const slug = process.argv[2];
try {
  if (!slug) throw new Error("Say which organization: npm run residency -- acme");
  const receipt = await countResidency(ownerUrls() ?? (await localRun()), slug);
  process.stdout.write(`${writeReceipt(receipt)}\n`);
  process.exitCode = receipt.elsewhere.length === 0 ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await closePools();
}

/** Production sets MIGRATION_URL, _US and _EU and never gets here. */
async function localRun(): Promise<Record<DatabaseName, string>> {
  const { ownerUrlsOfLocalRun } = await import("#local/residency.ts");
  return ownerUrlsOfLocalRun();
}
