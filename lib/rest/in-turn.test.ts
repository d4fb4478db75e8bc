import { expect, test } from "vitest";
import { inTurn } from "./in-turn.ts";

test("works follow one another in the order asked for, and others have their turn between them", async () => {
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    setImmediate(() => seen.push(`somebody else after ${name}`));
    await Promise.resolve();
    seen.push(`${name} ends`);
    return name;
  };
  expect(await Promise.all(["a", "b"].map((name) => inTurn(work(name))))).toEqual(["a", "b"]);
  expect(seen).toEqual(["a begins", "a ends", "somebody else after a", "b begins", "b ends"]);
});

test("one that fails holds up nobody", async () => {
  const failing = inTurn(() => Promise.reject(new Error("no")));
  const next = inTurn(() => Promise.resolve("done"));
  await expect(failing).rejects.toThrow("no");
  expect(await next).toBe("done");
});
