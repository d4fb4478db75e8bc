import { ZodError } from "zod";
import type { Result } from "#lib/errors.ts";
import type { PublicName } from "#lib/operations/perform.ts";
import { modelledOperations } from "./operations.ts";
import { countSeats, expireDue, found, Refusal, refuse, type World } from "./world.ts";

/** A question put to a door; `sessionId` is null for a visitor. */
export type Ask = { name: PublicName; userId: string; sessionId: string | null; accountId: string; input: unknown };

/** `verdict` is "ok", or the code of the refusal, with the policy's rule where it denies. */
export type Foretold = { verdict: string; world: World };

/** What must come of a question in this world, which stays as it is. From the answer comes only which ids were made. */
export function foretell(world: World, { name, userId, sessionId, accountId, input }: Ask, result: Result<unknown>): Foretold {
  const after = structuredClone(world);
  try {
    const person = found(after.people[userId]);
    const session = person.sessions.find((one) => one.sessionId === sessionId) ?? refuse("unauthenticated");
    const organization = found(after.organizations[accountId]);
    modelledOperations[name]?.foretell({ world: after, person, session, organization }, input, result.ok ? result.data : null);
    return { verdict: "ok", world: after };
  } catch (error) {
    if (error instanceof Refusal) return { verdict: error.message, world };
    // A refusal names nothing that was made.
    if (error instanceof ZodError && !result.ok) return { verdict: "ok", world: after };
    throw error;
  }
}

export function verdictOf(result: Result<unknown>): string {
  if (result.ok) return "ok";
  return result.error.code === "denied" ? `denied ${result.error.rule}` : result.error.code;
}

/** The same world after the job that marks overdue invitations expired, which may come by at any moment. */
export function tidied(world: World): World {
  const after = structuredClone(world);
  for (const organization of Object.values(after.organizations)) {
    expireDue(organization);
    countSeats(organization);
  }
  return after;
}
