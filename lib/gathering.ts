type Waiting<Key, Answer> = { key: Key; resolve: (answer: Answer) => void; reject: (reason: unknown) => void };

/**
 * Asks one question for all who have one in the same turn of the event loop, in the order of the keys: under load, when many
 * requests wait for the processor, one statement then serves them all. Nothing is remembered: who asks later is asked anew.
 * Where `ask` fails, all who asked with it fail.
 */
export function gathering<Key, Answer>(ask: (keys: readonly Key[]) => Promise<readonly Answer[]>): (key: Key) => Promise<Answer> {
  let waiting: Waiting<Key, Answer>[] = [];

  async function askForAll() {
    const asking = waiting;
    waiting = [];
    try {
      const answers = await ask(asking.map(({ key }) => key));
      if (answers.length !== asking.length) throw new Error(`${asking.length} questions, ${answers.length} answers`);
      for (const [index, answer] of answers.entries()) asking[index]?.resolve(answer);
    } catch (error) {
      for (const { reject } of asking) reject(error);
    }
  }

  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(() => void askForAll());
    });
}
