import { expect, test } from "vitest";
import { clientAddressFrom, clientAddressHeader, stampClientAddress } from "#lib/actor/client-address.ts";
import type { InnerHandler } from "./pipeline.ts";
import { canonicalAddress, clientOf } from "./client-address.ts";
import { servePipeline } from "./pipeline-under-test.ts";

/** Answers with what a page would see. */
const tell: InnerHandler = ({ headers }, response) => {
  const client = clientAddressFrom(new Headers({ [clientAddressHeader]: String(headers[clientAddressHeader]) }));
  response.end(JSON.stringify({ client, headers }));
};

test("forwarding headers of a client are replaced by the socket's address", async () => {
  await using server = await servePipeline(tell);
  const forged = {
    "x-forwarded-for": "192.0.2.1",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-real-ip": "192.0.2.1",
    forwarded: "for=192.0.2.1;host=evil.example",
  };
  const { client, headers } = JSON.parse((await server.ask({ headers: forged })).body);
  expect(client).toBe("127.0.0.1");
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  for (const name of ["x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded"]) expect(headers).not.toHaveProperty(name);
});

test.for([
  [1, "198.51.100.7, 192.0.2.1", "192.0.2.1"],
  [2, "198.51.100.7, 192.0.2.1, 10.0.0.1", "192.0.2.1"],
  [1, "192.0.2.1:4711", "192.0.2.1"],
  [1, "[2001:DB8::1]:4711", "2001:db8::1"],
  [1, "::ffff:192.0.2.1", "192.0.2.1"],
] as const)("behind %i proxies %s means %s", async ([trustedProxyHops, forwarded, address]) => {
  await using server = await servePipeline(tell, { trustedProxyHops });
  expect(JSON.parse((await server.ask({ headers: { "x-forwarded-for": forwarded } })).body).client).toBe(address);
});

test.for([
  [1, undefined],
  [2, "192.0.2.1"],
  [1, "192.0.2.1, unknown"],
  [1, ""],
] as const)("behind %i proxies %s is refused", async ([trustedProxyHops, forwarded]) => {
  await using server = await servePipeline(tell, { trustedProxyHops });
  const answer = await server.ask({ headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded } });
  expect(answer.status).toBe(400);
});

test("a stamp this process did not make is not believed", async () => {
  await using server = await servePipeline(tell);
  const genuine = stampClientAddress("192.0.2.1");
  const forgeries = ["192.0.2.1.AAAA", "192.0.2.1", ".", genuine.replace("192.0.2.1", "192.0.2.2"), stampClientAddress("no address")];
  for (const forged of forgeries) {
    const { client } = JSON.parse((await server.ask({ headers: { [clientAddressHeader]: forged } })).body);
    expect(client, forged).toBe("127.0.0.1");
  }
});

test("Next, calling itself over loopback with the stamp, keeps the first client's address, the page's nonce and the app's host", async () => {
  await using server = await servePipeline(tell, { trustedProxyHops: 1 });
  const policy = "script-src 'nonce-of-the-page'";
  const headers = {
    host: `127.0.0.1:${server.port}`,
    [clientAddressHeader]: stampClientAddress("192.0.2.1"),
    "content-security-policy": policy,
  };
  const answer = JSON.parse((await server.ask({ headers })).body);
  expect(answer.client).toBe("192.0.2.1");
  expect(answer.headers).toMatchObject({ host: "app.example", "content-security-policy": policy });
});

test("a genuine stamp is believed from this machine alone", () => {
  const headers = { [clientAddressHeader]: stampClientAddress("192.0.2.1") };
  const from = (remoteAddress: string) => clientOf({ headers, socket: { remoteAddress, localAddress: "10.0.0.5" } }, 0);
  for (const own of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "10.0.0.5"])
    expect(from(own), own).toEqual({ address: "192.0.2.1", self: true });
  expect(from("198.51.100.7")).toEqual({ address: "198.51.100.7", self: false });
});

test("an address has one form", () => {
  expect(canonicalAddress("::ffff:0a01:0203")).toBe("10.1.2.3");
  expect(canonicalAddress("2001:DB8:0:0::1")).toBe("2001:db8::1");
  expect(canonicalAddress("fe80::1%eth0")).toBe("fe80::1");
  expect(canonicalAddress("010.1.2.3")).toBeNull();
  expect(canonicalAddress("")).toBeNull();
});
