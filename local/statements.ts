import { drizzle } from "drizzle-orm/postgres-js";
import { pool } from "#db/connection.ts";
import * as schema from "#db/regional/schema.ts";
import type { Member } from "#lib/actor/actor.ts";
import type { Context } from "#lib/actor/context.ts";
import { enter } from "#lib/actor/membership.ts";
import { regionalDatabaseUrl } from "#lib/env.ts";
import type { Person } from "./cast.ts";
import type { Stage } from "./stage.ts";

/** Runs a verb as a door would, with its lock and actor, in Acme; answers with the statements the verb itself sent. */
export async function statementsOf(stage: Stage, person: Person, verb: (context: Context<Member>) => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const database = drizzle(pool(regionalDatabaseUrl("us")), { schema, logger: { logQuery: (statement) => sent.push(statement) } });
  await database.transaction(async (tx) => {
    const actor = await enter(
      tx,
      { userId: stage[person].userId, signedInRecently: true, clientAddress: null },
      stage.acme.accountId,
      "write",
    );
    if (!actor) throw new Error(`${person} is no member of Acme`);
    sent.length = 0;
    await verb({ tx, actor });
  });
  return sent;
}
