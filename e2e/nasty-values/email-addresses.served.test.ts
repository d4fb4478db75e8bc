import { randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { acceptedAddresses, refusedAddresses } from "#lib/odd-addresses.ts";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie } from "#local/fixtures.ts";
import { callRest } from "../support/rest-call.ts";

const { addresses } = readRun();
const connections = connectAsOwner();

afterAll(() => endConnections(connections));

test("an odd e-mail address is refused by name, or becomes exactly one canonical mailbox", async () => {
  const { acme, olivia, ines } = await createCast(connections, `-e${randomBytes(5).toString("hex")}`);
  const cookie = `${sessionCookie}=${await createSession(connections.directory, olivia.userId)}`;
  const ask = (route: string, input: Record<string, unknown>) => callRest({ app: addresses.app, route, slug: acme.slug, input, cookie });
  const teams = [{ teamId: acme.teams["My Team"], role: "member" }];
  const invite = (email: string) => ask("POST /orgs/{org}/invitations", { emails: [email], teams });

  for (const [what, typed] of refusedAddresses) {
    const { result } = await invite(typed);
    expect(result, what).toMatchObject({ ok: false, error: { code: "invalid", message: expect.stringMatching(/^Emails 1: .+\.$/) } });
    expect(result, what).toHaveProperty(["error", "fields", "emails.0"]);
  }
  for (const [typed, canonical] of acceptedAddresses) {
    const { result } = await invite(typed);
    expect(result, typed).toMatchObject({ ok: true, data: { outcomes: [{ email: canonical }] } });
  }

  const mailboxes = new Set(acceptedAddresses.map(([, canonical]) => canonical));
  const { result } = await ask("GET /orgs/{org}/invitations", { limit: 100 });
  const shown = result.ok ? (result.data as { invitations: { email: string }[] }).invitations.map(({ email }) => email) : [];
  expect(shown.toSorted()).toEqual([...mailboxes, ines.email].toSorted());
  count("values", refusedAddresses.length + acceptedAddresses.length);
});
