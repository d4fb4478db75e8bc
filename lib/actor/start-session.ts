import { and, eq, sql } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { directory, type DirectoryTransaction } from "#db/directory/client.ts";
import { securityEvents, sessions } from "#db/directory/schema.ts";
import { enqueue } from "#db/enqueue.ts";
import { deviceOf } from "#lib/device.ts";
import { clientAddressFrom } from "./client-address.ts";
import { recordSecurity } from "./security-log.ts";
import { hashSessionToken, sessionMaximumDays, sessionSlidingDays } from "./session.ts";

const millisecondsADay = 86_400_000;

type Started = { userId: string; userAgent: string | null; clientAddress: string | null };

/** What a session keeps of the request that began it. */
export function startedFrom(headers: { get(name: string): string | null }): Omit<Started, "userId"> {
  return { userAgent: headers.get("user-agent")?.slice(0, 300) ?? null, clientAddress: clientAddressFrom(headers) };
}

/**
 * Begins a session and writes it to the security log; a device the person has not signed in on before is told to them by
 * mail (PRODUCT 6.9). Returns until when a browser keeps its cookie: as long as a session
 * can last at all, because its end slides in the directory alone (PRODUCT 4.5).
 */
export async function startSession(sessionToken: string, request: Started): Promise<Date> {
  const [session] = await directory().transaction(async (tx) => {
    const strange = await isStrangeDevice(tx, request);
    const eventId = await recordSecurity(tx, request, "signedIn");
    if (strange) await enqueue(tx, "profile.mailSignIn", { eventId });
    const expiresAt = sql`now() + make_interval(days => ${sessionSlidingDays})`;
    return tx
      .insert(sessions)
      .values({ ...request, id: uuidv7(), tokenHash: hashSessionToken(sessionToken), expiresAt })
      .returning({ createdAt: sessions.createdAt });
  });
  if (!session) throw new Error("A session was not written");
  return new Date(Date.parse(session.createdAt) + sessionMaximumDays * millisecondsADay);
}

/** The very first sign-in surprises nobody. */
async function isStrangeDevice(tx: DirectoryTransaction, { userId, userAgent }: Started): Promise<boolean> {
  const earlier = await tx
    .selectDistinct({ userAgent: securityEvents.userAgent })
    .from(securityEvents)
    .where(and(eq(securityEvents.userId, userId), eq(securityEvents.event, "signedIn")));
  return earlier.length > 0 && earlier.every((event) => deviceOf(event.userAgent) !== deviceOf(userAgent));
}
