import { cookies, headers } from "next/headers";
import { clientAddressFrom } from "#lib/actor/client-address.ts";
import { sessionCookieName, type Caller } from "#lib/actor/session.ts";

/** Who sent the request that Next is answering now. */
export async function callerOfRequest(): Promise<Caller> {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  return { sessionToken: jar.get(sessionCookieName())?.value ?? null, clientAddress: clientAddressFrom(head) };
}
