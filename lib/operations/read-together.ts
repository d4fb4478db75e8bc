import type { Member, User } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import type { Caller, Place } from "#lib/actor/session.ts";
import { gathering } from "#lib/gathering.ts";
import { asMember } from "./transactions.ts";

type Read<O> = (context: Context<Member>) => Promise<O>;

/**
 * A read in an organization, as who the user is there. What a page, its layout and its title ask of one organization in the
 * same turn of the event loop is read in one transaction, of one moment. Throws AppError "notFound" for an outsider.
 */
export function readTogether<O>(caller: Caller, place: Place, user: User, read: Read<O>): Promise<O> {
  if (!caller.found) return asMember(place, user, "read", read);
  const { promise, resolve, reject } = Promise.withResolvers<O>();
  together(caller, place, user)((context) => read(context).then(resolve, reject)).catch(reject);
  return promise;
}

type Gathered = (read: Read<void>) => Promise<void>;

const ofRequests = new WeakMap<Caller, Map<string, Gathered>>();

function together(caller: Caller, place: Place, user: User): Gathered {
  const ofRequest = ofRequests.get(caller) ?? new Map<string, Gathered>();
  const gathered = ofRequest.get(place.accountId) ?? gatheringIn(place, user);
  ofRequests.set(caller, ofRequest.set(place.accountId, gathered));
  return gathered;
}

function gatheringIn(place: Place, user: User): Gathered {
  return gathering((reads) =>
    asMember(place, user, "read", ({ tx, actor }) =>
      // An actor for each: the policy remembers what it was asked of one, which says nothing about the others.
      Promise.all(reads.map((read) => read({ tx, actor: { ...actor } }))),
    ),
  );
}
