import { sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { directory } from "#db/directory/client.ts";
import { sessions } from "#db/directory/schema.ts";
import { recordSecurity } from "./security-log.ts";
import { hashSessionToken, sessionMaximumDays, sessionSlidingDays } from "./session.ts";

const millisecondsADay = 86_400_000;

type Started = { userId: string; userAgent: string | null; clientAddress: string | null };

/**
 * Begins a session and writes it to the security log. Returns until when a browser keeps its cookie: as long as a session
 * can last at all, because its end slides in the directory alone (PRODUCT 4.5).
 */
export async function startSession(sessionToken: string, request: Started): Promise<Date> {
  const [session] = await directory().transaction(async (tx) => {
    await recordSecurity(tx, request, "signedIn");
    const expiresAt = sql`now() + make_interval(days => ${sessionSlidingDays})`;
    return tx
      .insert(sessions)
      .values({ ...request, id: uuidv7(), tokenHash: hashSessionToken(sessionToken), expiresAt })
      .returning({ createdAt: sessions.createdAt });
  });
  if (!session) throw new Error("A session was not written");
  return new Date(Date.parse(session.createdAt) + sessionMaximumDays * millisecondsADay);
}
