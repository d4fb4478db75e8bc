import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A local directory for one run of tests, which PostgreSQL may enter also when we are root. */
export function temporaryLocalDir(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "guildhall-test-"));
  chmodSync(path, 0o711);
  return { path, remove: () => rmSync(path, { recursive: true, force: true, maxRetries: 3 }) };
}
