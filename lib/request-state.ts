import { AsyncLocalStorage } from "node:async_hooks";

/** What the web process remembers of one request; doors mark it, the server reads it before it answers. */
export type RequestState = { databaseLost: boolean; actionReached: boolean };

/** Modules live twice in the web process (Next's bundle and ours), so the storage sits on globalThis. */
const shared = globalThis as { guildhallRequestState?: AsyncLocalStorage<RequestState> };
const storage = (shared.guildhallRequestState ??= new AsyncLocalStorage<RequestState>());

/** Runs `work` as one request; everything it awaits sees the same state. */
export function withRequestState<T>(work: (state: RequestState) => T): T {
  const state: RequestState = { databaseLost: false, actionReached: false };
  return storage.run(state, () => work(state));
}

/** Says that this request failed for want of its database: a 500 of Next becomes a 503. Outside a request it does nothing. */
export function markDatabaseLost(): void {
  const state = storage.getStore();
  if (state) state.databaseLost = true;
}

/** Says that the arguments of a server action could be read: what fails from here on is a failure of ours. */
export function markActionReached(): void {
  const state = storage.getStore();
  if (state) state.actionReached = true;
}

/** Whether the current request was marked as one without its database; false outside a request. */
export function databaseWasLost(): boolean {
  return storage.getStore()?.databaseLost ?? false;
}

/** Of postgres.js, of the socket, and of PostgreSQL: shutting down, crashed, starting, idle session ended, full. */
const lostCodes = new Set(
  [
    "CONNECTION_CLOSED CONNECTION_ENDED CONNECTION_DESTROYED CONNECT_TIMEOUT",
    "ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN",
    "57P01 57P02 57P03 57P05 53300",
  ].flatMap((codes) => codes.split(" ")),
);

/**
 * Whether an error means that the database could not be reached or went away, by the codes of postgres.js, of the
 * socket and of PostgreSQL; looks through `cause` (drizzle wraps) and through the parts of an AggregateError.
 */
export function isLostDatabase(error: unknown, depth = 0): boolean {
  // `fetch` wraps the same socket codes; what it failed to reach is no database.
  if (!(error instanceof Error) || error instanceof TypeError || depth > 5) return false;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (lostCodes.has(code) || /^08[0-9A-Z]{3}$/.test(code)) return true;
  if (code === "55000" && error.message.includes("not currently accepting connections")) return true;
  if (error instanceof AggregateError && error.errors.some((part) => isLostDatabase(part, depth + 1))) return true;
  return isLostDatabase(error.cause, depth + 1);
}
