import type { IncomingMessage } from "node:http";
import { isIP, type Socket, SocketAddress } from "node:net";
import { clientAddressFrom, clientAddressHeader, stampClientAddress } from "#lib/actor/client-address.ts";

/** Whatever a proxy or a client may say about who is asking; none of it reaches Next as it came. */
const forwardingHeaders = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-proto",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-server",
  "x-real-ip",
  "x-client-ip",
  "true-client-ip",
  "cf-connecting-ip",
  clientAddressHeader,
];

/** `self`: Next asked itself over loopback and carries the stamp this process made for the first request. */
export type Client = { address: string; self: boolean };

type Asking = Pick<IncomingMessage, "headers"> & { socket: Pick<Socket, "remoteAddress" | "localAddress"> };

/**
 * Who is asking: the socket's peer, or the Nth `X-Forwarded-For` entry from the right behind N trusted proxies.
 * Null when there are fewer entries than proxies, or the entry is no address: such a request must be refused.
 */
export function clientOf(request: Asking, trustedProxyHops: number): Client | null {
  const peer = canonicalAddress(request.socket.remoteAddress ?? "");
  const stamped = isThisMachine(request) ? clientAddressFrom({ get: (name) => onlyValue(request.headers[name]) }) : null;
  if (stamped !== null) return { address: stamped, self: true };
  const address = trustedProxyHops === 0 ? peer : forwardedAddress(request, trustedProxyHops);
  return address === null ? null : { address, self: false };
}

/** Replaces every forwarding header by what the server knows. */
export function stampClient(request: IncomingMessage, address: string): void {
  for (const name of forwardingHeaders) delete request.headers[name];
  request.headers["x-forwarded-for"] = address;
  request.headers[clientAddressHeader] = stampClientAddress(address);
}

/** IPv4 inside IPv6 becomes IPv4, IPv6 its shortest lower-case form without a zone; null for anything else. */
export function canonicalAddress(text: string): string | null {
  const address = text.replace(/%.*$/, "");
  if (isIP(address) !== 6) return isIP(address) === 4 ? address : null;
  const shortest = new SocketAddress({ address, family: "ipv6" }).address;
  return shortest.startsWith("::ffff:") && isIP(shortest.slice(7)) === 4 ? shortest.slice(7) : shortest;
}

/** Loopback, or the very address this socket was accepted on: Next calls the address the server listens on. */
function isThisMachine({ socket }: Asking): boolean {
  const peer = canonicalAddress(socket.remoteAddress ?? "");
  if (peer === null) return false;
  return peer.startsWith("127.") || peer === "::1" || peer === canonicalAddress(socket.localAddress ?? "");
}

function forwardedAddress(request: Asking, hops: number): string | null {
  const entries = (onlyValue(request.headers["x-forwarded-for"]) ?? "").split(",").map((entry) => entry.trim());
  return canonicalAddress(withoutPort(entries.at(-hops) ?? ""));
}

/** Some proxies append the port: `192.0.2.1:4711`, `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  return /^\[([^\]]+)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
}

function onlyValue(header: string | string[] | undefined): string | null {
  return Array.isArray(header) ? header.join(",") : (header ?? null);
}
