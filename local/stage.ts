import { randomBytes } from "node:crypto";
import type { Caller } from "#lib/actor/session.ts";
import type { Result } from "#lib/errors.ts";
import { toResult } from "#lib/operations/failure.ts";
import { type InputOf, type OutputOf, perform, type PublicName } from "#lib/operations/perform.ts";
import type { TeamRole } from "#lib/policy/roles.ts";
import { people, type Person } from "./cast.ts";
import type { OwnerConnections } from "./databases.ts";
import { type Cast, createCast, createSession } from "./fixtures.ts";

/** A cast of a test's own, everybody signed in. */
export type Stage = Cast & { as: Record<Person, Caller>; myTeam: { teamId: string; role: TeamRole }[] };

/** For tests through the doors: nothing of one stage is in the way of another. */
export async function setStage(connections: OwnerConnections): Promise<Stage> {
  const cast = await createCast(connections, `-${randomBytes(6).toString("hex")}`);
  const callers = await Promise.all(people.map(async (person) => [person, await signIn(connections, cast[person].userId)] as const));
  return {
    ...cast,
    as: Object.fromEntries(callers) as Record<Person, Caller>,
    myTeam: [{ teamId: cast.acme.teams["My Team"] ?? "", role: "member" }],
  };
}

/** What a request of this user brings, with a real session. */
export async function signIn({ directory }: OwnerConnections, userId: string): Promise<Caller> {
  return { sessionToken: await createSession(directory, userId), clientAddress: "203.0.113.7" };
}

/** A newcomer of the directory with a verified address; `name` null is somebody who has not filled in the first form. */
export async function createUser({ directory }: OwnerConnections, email: string, name: string | null = "Ines Ito"): Promise<string> {
  const [user] = await directory<{ id: string }[]>`
    insert into users (id, email, name, email_verified_at) values (gen_random_uuid(), ${email}, ${name}, now()) returning id`;
  if (!user) throw new Error("The directory kept no user");
  return user.id;
}

/** Makes everything of this user's sessions older: they signed in `hours` ago. */
export async function signedInAgo({ directory }: OwnerConnections, userId: string, hours: number): Promise<void> {
  await directory`update sessions set created_at = now() - make_interval(hours => ${hours}) where user_id = ${userId}`;
}

/** Performs an operation as a door of the app would and answers with the one result shape. */
export function attempt<N extends PublicName>(
  name: N,
  caller: Caller,
  slug: string | null,
  input: InputOf<N>,
): Promise<Result<OutputOf<N>>> {
  return toResult(() => perform(name, caller, slug, input));
}

/** The same where a test relies on success. Throws the sentence of the refusal. */
export async function succeed<N extends PublicName>(name: N, caller: Caller, slug: string | null, input: InputOf<N>): Promise<OutputOf<N>> {
  const result = await attempt(name, caller, slug, input);
  if (!result.ok) throw new Error(`${name}: ${result.error.code}: ${result.error.message}`);
  return result.data;
}
