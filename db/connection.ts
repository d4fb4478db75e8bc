import cluster from "node:cluster";
import postgres from "postgres";
import { env } from "#lib/env.ts";

/** Modules live twice in the web process (Next's bundle and ours), so pools sit on globalThis. */
const pools: Map<string, postgres.Sql> = ((globalThis as { guildhallPools?: Map<string, postgres.Sql> }).guildhallPools ??= new Map());

/** To one database. The workers of a web process share as many, each has four at least. */
const connectionsMax = 10;
const connectionsOfWorker = () => Math.max(4, Math.ceil(connectionsMax / env().WEB_WORKERS));

/** One pool per address, at most 10 connections (fewer in a worker), UTC, statements bounded at 30 s, waits for a lock at 10 s. */
export function pool(url: string): postgres.Sql {
  const known = pools.get(url);
  if (known) return known;
  const made = preparing(
    postgres(url, {
      max: cluster.isWorker ? connectionsOfWorker() : connectionsMax,
      connect_timeout: 5,
      // A lost database is told within a second, and found again as fast; the driver would wait up to 20 s.
      backoff: (attempt: number) => Math.min(3 ** attempt / 100, 0.5),
      idle_timeout: 60,
      max_lifetime: 1800,
      onnotice: () => {},
      connection: {
        TimeZone: "UTC",
        application_name: "guildhall",
        statement_timeout: 30_000,
        // Ten writes waiting for one account must not hold every connection of a region for long.
        lock_timeout: 10_000,
        idle_in_transaction_session_timeout: 30_000,
      },
    }),
  );
  pools.set(url, made);
  return made;
}

/** Statements of more parameters are lists, of which every length would be kept for as long as the connection lives. */
const preparedParametersMax = 32;

/** A page of a list is planned for the tenant it is of: a plan for all sorts 100,000 members to show 50 (27 times as slow). */
const ofList = / limit \$\d+/;

type Work = (tx: postgres.TransactionSql) => Promise<unknown>;

/**
 * Drizzle asks for statements without a name: each is parsed and planned anew, and the driver first asks what its parameters
 * are, in a round trip of its own. Prepared once for each connection they are sent at once, several behind one another.
 */
function preparing<S extends postgres.Sql | postgres.TransactionSql>(sql: S): S {
  const { unsafe } = sql;
  const prepared: typeof unsafe = (query, parameters = [], options) =>
    unsafe(query, parameters, { ...options, prepare: parameters.length <= preparedParametersMax && !ofList.test(query) });
  Object.assign(sql, { unsafe: prepared });
  if ("begin" in sql) {
    const { begin } = sql;
    Object.assign(sql, {
      begin: (...given: [work: Work] | [options: string, work: Work]) => {
        const [options, work] = given.length === 1 ? ["", given[0]] : given;
        return begin(options, (tx) => work(preparing(tx)));
      },
    });
  }
  return sql;
}

/** Ends every pool of this process, waiting at most `timeoutSeconds` for what is in flight. */
export async function closePools(timeoutSeconds = 5): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((sql) => sql.end({ timeout: timeoutSeconds })));
}
