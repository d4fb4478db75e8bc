import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connectAsOwner } from "#local/connect.ts";
import type { Person } from "#local/cast.ts";
import { endConnections } from "#local/databases.ts";
import { rounds } from "#local/rounds.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import type { User } from "./actor.ts";
import { authAdapter } from "./auth-adapter.ts";
import type { ProviderIdentity } from "./auth-identity.ts";
import { findUser } from "./session.ts";
import { linkSignInMethod, signInWith } from "./sign-in-methods.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const identity = (email: string | null, provider: ProviderIdentity["provider"] = "github"): ProviderIdentity => ({
  provider,
  providerAccountId: `test/${randomUUID()}`,
  label: "someone",
  email,
});
const newcomer = () => `newcomer+${randomUUID().slice(0, 8)}@nowhere.example`;
const usersOf = (email: string) => connections.directory`
  select u.email, u.email_verified_at is not null as verified, u.name, u.state, array_agg(m.provider) as methods
  from users u left join sign_in_methods m on m.user_id = u.id where u.email = ${email} group by u.id`;
const methodsOf = (person: Person) => connections.directory`
  select provider, provider_account_id, label from sign_in_methods where user_id = ${stage[person].userId} order by provider`;
const asUser = async (person: Person): Promise<User> => {
  const user = await findUser(stage.as[person]);
  if (!user) throw new Error(`${person} is not signed in`);
  return user;
};
const leave = (person: Person) => connections.directory`update users set state = 'leaving' where id = ${stage[person].userId}`;
const link = async (person: Person, other: ProviderIdentity) => linkSignInMethod(await asUser(person), other, "Firefox");

test("a verified address that is new here makes a user whose address counts as verified (PRODUCT 4.1)", async () => {
  const email = newcomer();
  const google = identity(email, "google");
  expect(await signInWith(google)).toBeNull();
  expect(await usersOf(email)).toEqual([{ email, verified: true, name: null, state: "active", methods: ["google"] }]);
  expect(await signInWith({ ...google, email: null }), "known by its id from then on, whatever its address").toBeNull();
  expect(await usersOf(email)).toHaveLength(1);
});

test("without a verified address nobody is made (PRODUCT 4.1)", async () => {
  const other = identity(null);
  expect(await signInWith(other)).toBe("NoVerifiedAddress");
  expect(await connections.directory`select 1 from sign_in_methods where provider_account_id = ${other.providerAccountId}`).toEqual([]);
});

test("an address that has a user is never linked by itself, verified there or not here (PRODUCT 4.1)", async () => {
  for (const person of ["olivia", "uri"] as const) {
    expect(await signInWith(identity(stage[person].email))).toBe("AddressInUse");
    expect(await methodsOf(person)).toEqual([]);
  }
});

test("who is leaving signs in neither by what is linked nor by their address (ARCHITECTURE 5)", async () => {
  const linked = identity(null);
  expect(await link("milo", linked)).toBeNull();
  await leave("milo");
  expect(await signInWith(linked)).toBe("Leaving");
  expect(await signInWith(identity(stage.milo.email, "google"))).toBe("Leaving");
  expect(await authAdapter().getUserByAccount?.(linked)).toBeNull();
});

test("what is linked signs in, is in the profile and in the security log (PRODUCT 4.3, 11.3)", async () => {
  const other = identity(null);
  expect(await link("milo", other)).toBeNull();
  expect(await signInWith(other)).toBeNull();
  expect(await authAdapter().getUserByAccount?.(other)).toMatchObject({ id: stage.milo.userId });
  const { signInMethods } = await succeed("profile.view", stage.as.milo, null, {});
  expect(signInMethods).toEqual([{ provider: "github", label: "someone", createdAt: expect.any(String) }]);
  const { events } = await succeed("securityLog.list", stage.as.milo, null, {});
  expect(events).toMatchObject([{ event: "githubLinked", userAgent: "Firefox", clientAddress: "203.0.113.7" }]);
});

test("an account there that signs in somebody else, and a second one of the same provider, are refused; nothing changes", async () => {
  const other = identity(null);
  expect(await link("milo", other)).toBeNull();
  expect(await link("mona", other)).toBe("LinkedToAnother");
  expect(await link("milo", identity(null))).toBe("LinkedAlready");
  expect(await link("milo", other)).toBe("LinkedAlready");
  expect(await link("milo", identity(null, "google"))).toBeNull();
  expect(await methodsOf("mona")).toEqual([]);
  expect(await methodsOf("milo")).toMatchObject([
    { provider: "github", provider_account_id: other.providerAccountId },
    { provider: "google" },
  ]);
  const { events } = await succeed("securityLog.list", stage.as.milo, null, {});
  expect(events).toHaveLength(2);
});

test("what was unlinked signs nobody in, and may be linked by somebody else; one's own alone (PRODUCT 4.3)", async () => {
  const other = identity(stage.milo.email);
  await link("milo", other);
  expect(await attempt("signInMethod.unlink", stage.as.mona, null, { provider: "github" })).toMatchObject({
    ok: false,
    error: { code: "notFound" },
  });
  expect(await succeed("signInMethod.unlink", stage.as.milo, null, { provider: "github" })).toEqual({ provider: "github" });
  expect(await signInWith(other)).toBe("AddressInUse");
  const { events } = await succeed("securityLog.list", stage.as.milo, null, {});
  expect(events.map(({ event }) => event)).toEqual(["githubUnlinked", "githubLinked"]);
  expect(await link("mona", other)).toBeNull();
});

test("two windows at once make one user, and both get in", async () => {
  for (let round = 0; round < rounds; round += 1) {
    const email = newcomer();
    const other = identity(email);
    expect(await Promise.all([signInWith(other), signInWith(other), signInWith(other)])).toEqual([null, null, null]);
    expect(await usersOf(email)).toMatchObject([{ methods: ["github"] }]);
  }
});

test("two accounts of one address at once: one makes the user, the other is told that it has one", async () => {
  const email = newcomer();
  const answers = await Promise.all([signInWith(identity(email)), signInWith(identity(email, "google"))]);
  expect(new Set(answers)).toEqual(new Set(["AddressInUse", null]));
  expect(await usersOf(email)).toHaveLength(1);
});

test("Auth.js cannot make a user of an unproved address, nor link anything by itself", async () => {
  const email = newcomer();
  await expect(authAdapter().createUser?.({ id: randomUUID(), email, emailVerified: null })).rejects.toThrow("Only a link mailed");
  expect(await usersOf(email)).toEqual([]);
  expect(authAdapter()).not.toHaveProperty("linkAccount");
});
