const terminal = process.stdout.isTTY === true;

export type Step = <T>(title: string, work: (say: (sentence: string) => void) => Promise<T>) => Promise<T>;

/** Runs one step of a start, printing its name, what it says on the way and how long it took. None begins after `end`. */
export function steps(end: AbortSignal): Step {
  return async (title, work) => {
    end.throwIfAborted();
    return run(title, work);
  };
}

const run: Step = async (title, work) => {
  const started = performance.now();
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const draw = () => terminal && process.stdout.write(`\r\x1b[K  ${title} … ${seconds()}`);
  const said: string[] = [];
  draw();
  if (!terminal) console.log(`  ${title} …`);
  const ticking = setInterval(draw, 200);
  try {
    const result = await work((sentence) => said.push(sentence));
    finish(`  ${title}${said.length > 0 ? ` (${said.join("; ")})` : ""}: ${seconds()}`);
    return result;
  } catch (error) {
    finish(`  ${title}: failed after ${seconds()}`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
};

function finish(line: string): void {
  if (terminal) process.stdout.write("\r\x1b[K");
  console.log(line);
}
