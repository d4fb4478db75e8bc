/**
 * Sends statements of one transaction right behind one another, without waiting for each answer. PostgreSQL performs them in
 * this order, and after one that fails none; what that one throws is thrown. Each of `statements` sends one at once: an
 * `await` before it would let the next go first.
 */
export async function inOneGo(...statements: (() => Promise<unknown>)[]): Promise<void> {
  await Promise.all(statements.map((send) => send()));
}
