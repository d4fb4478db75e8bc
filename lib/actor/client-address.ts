import { createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from "node:crypto";
import { isIP } from "node:net";

/** Carries the client's address from the server to pages, actions and routes: `<address>.<MAC>` (ARCHITECTURE 7). */
export const clientAddressHeader = "x-guildhall-client";

/** One key per process, for both copies of this module (Next's bundle and ours); read as a key once, as that takes longest. */
const shared = globalThis as { guildhallClientKey?: KeyObject };

/** The key of this process, for workers that answer what another of them asks. It is shown to nobody else. */
export function clientKey(): KeyObject {
  return (shared.guildhallClientKey ??= createSecretKey(randomBytes(32)));
}

/** From here on this process stamps and believes with a key that others have too. */
export function takeClientKey(key: Buffer): void {
  shared.guildhallClientKey = createSecretKey(key);
}

/** The header's value for an address that the server has established itself. */
export function stampClientAddress(address: string): string {
  return `${address}.${macOf(address).toString("base64url")}`;
}

/** The address of the request's client, or null when the stamp is missing or was not made with this process's key. */
export function clientAddressFrom(headers: { get(name: string): string | null }): string | null {
  const stamp = headers.get(clientAddressHeader);
  if (!stamp) return null;
  const dot = stamp.lastIndexOf(".");
  const address = stamp.slice(0, Math.max(dot, 0));
  const mac = Buffer.from(stamp.slice(dot + 1), "base64url");
  const expected = macOf(address);
  const genuine = mac.length === expected.length && timingSafeEqual(mac, expected);
  return genuine && isIP(address) !== 0 ? address : null;
}

function macOf(address: string): Buffer {
  return createHmac("sha256", clientKey()).update(address).digest();
}
