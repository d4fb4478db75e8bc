import { randomBytes } from "node:crypto";
import type postgres from "postgres";
import { uuidv7 } from "uuidv7";
import { hashSessionToken } from "#lib/actor/session.ts";
import { people } from "../cast.ts";
import type { OwnerConnections } from "../databases.ts";
import { type Cast, createCast } from "../fixtures.ts";
import { readOrganizations, readPeople } from "./read.ts";
import { found, type Person, type World } from "./world.ts";

/** `ines` is the id that she has as a user. */
export type Setting = { cast: Cast; ines: string; world: World };

/**
 * A cast of its own, Ines and somebody without a name signed up as well, everybody signed in: about 15 ms. The model
 * begins with what the databases then hold. `seatsPaid` is Acme's.
 */
export async function setWorld(connections: OwnerConnections, seatsPaid: number | null): Promise<Setting> {
  const tag = randomBytes(6).toString("hex");
  const cast = await createCast(connections, `-${tag}`);
  const [ines, newcomer] = [uuidv7(), uuidv7()];
  const [newcomerEmail, now] = [`newcomer+${tag}@nowhere.example`, new Date().toISOString()];
  const userIds = [...people.map((key) => cast[key].userId), ines, newcomer];
  const sessions = userIds.map((userId) => ({ userId, sessionId: uuidv7(), token: randomBytes(32).toString("base64url"), fresh: true }));
  const { accountId, teams } = cast.acme;
  await Promise.all([
    connections.directory.begin((tx) => [
      tx`insert into users ${tx([
        { id: ines, email: cast.ines.email, name: "Ines Ito", email_verified_at: now },
        { id: newcomer, email: newcomerEmail, name: null, email_verified_at: now },
      ])}`,
      insertSessions(tx, sessions),
    ]),
    connections.us.begin((tx) => [
      // Which team is the first must be certain.
      tx`update teams set created_at = created_at - interval '1 day' where account_id = ${accountId} and id = ${teams["My Team"] ?? ""}`,
      tx`update invitations set sent_at = now() - interval '1 hour' where account_id = ${accountId}`,
      tx`update organizations set seats_paid = ${seatsPaid} where account_id = ${accountId}`,
    ]),
  ]);
  const [{ organizations }, read] = await Promise.all([
    readOrganizations(connections, [accountId, cast.globex.accountId]),
    readPeople(connections, userIds),
  ]);
  const known = sessions.map(({ userId, ...session }): [string, Person] => {
    const { email, name, personalRegion } = found(read[userId]);
    return [userId, { userId, email, name, personalRegion, verified: userId !== cast.uri.userId, sessions: [session] }];
  });
  return { cast, ines, world: { people: Object.fromEntries(known), organizations } };
}

/** Signs somebody in once more. */
export async function addSession({ directory }: OwnerConnections, person: Person): Promise<void> {
  const session = { sessionId: uuidv7(), token: randomBytes(32).toString("base64url"), fresh: true };
  await insertSessions(directory, [{ userId: person.userId, ...session }]);
  person.sessions.push(session);
}

type NewSession = { userId: string; sessionId: string; token: string };

function insertSessions(sql: postgres.ISql, sessions: NewSession[]) {
  const expires_at = new Date(Date.now() + 86_400_000).toISOString();
  const rows = sessions.map(({ userId, sessionId, token }) => ({
    id: sessionId,
    user_id: userId,
    token_hash: hashSessionToken(token),
    expires_at,
  }));
  return sql`insert into sessions ${sql(rows)}`;
}
