type Answers<Sends extends readonly (() => Promise<unknown>)[]> = { [Index in keyof Sends]: Awaited<ReturnType<Sends[Index]>> };

/**
 * Sends statements of one transaction right behind one another, without waiting for each answer. PostgreSQL performs them in
 * this order, and after one that fails none; what that one throws is thrown, once all have been answered, as none may be sent
 * when the transaction is over. Each of `sends` sends one at once: an `await` before it would let the next go first.
 */
export async function inOneGo<const Sends extends readonly (() => Promise<unknown>)[]>(...sends: Sends): Promise<Answers<Sends>> {
  const answers = await Promise.allSettled(sends.map((send) => send()));
  return answers.map((answer) => {
    if (answer.status === "rejected") throw answer.reason;
    return answer.value;
  }) as Answers<Sends>;
}
