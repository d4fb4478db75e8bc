import { sql } from "drizzle-orm";
import { regional } from "#db/regional/client.ts";
import { statement } from "#db/statement.ts";
import type { Member } from "#lib/actor/actor.ts";
import { type Asker, type Entered, memberOf } from "#lib/actor/membership.ts";
import type { Place } from "#lib/actor/session.ts";
import { gathering } from "#lib/gathering.ts";
import type { Region } from "#lib/regions.ts";

/**
 * Who a user is in an organization, for a door that opens no transaction; null for an outsider, and where the account is
 * gone or being dismissed. Each is entered by itself, so row-level security lets each see one account; none stays set.
 */
export async function findActor({ region, accountId }: Place, asker: Asker): Promise<Member | null> {
  const entered = await entering[region]({ account: accountId, person: asker.userId });
  return entered.role === null ? null : memberOf(asker, accountId, entered);
}

type Asked = { account: string; person: string };
type Answer = Entered | { role: null };

const enterAll = statement<{ asked: readonly Asked[] }, Answer>(
  ({ asked }) => sql`
    select entered.*
    from rows from (json_to_recordset(${asked}::text::json) as (account uuid, person uuid))
      with ordinality as asked (account, person, nth)
    left join lateral app.enter(asked.account, asked.person, false) as entered on true
    order by asked.nth`,
);
const enterIn = (region: Region) => gathering<Asked, Answer>((asked) => enterAll(regional(region), { asked }));

const entering: Record<Region, ReturnType<typeof enterIn>> = { us: enterIn("us"), eu: enterIn("eu") };
