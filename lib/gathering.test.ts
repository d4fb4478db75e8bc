import { expect, test } from "vitest";
import { gathering } from "./gathering.ts";

test("all who ask in one turn are asked for together, and each gets the answer to their own question", async () => {
  const asked: (readonly number[])[] = [];
  const double = gathering<number, number>(async (numbers) => {
    asked.push(numbers);
    return numbers.map((number) => number * 2);
  });
  expect(await Promise.all([3, 1, 2].map(double))).toEqual([6, 2, 4]);
  expect(await double(3)).toBe(6);
  expect(asked).toEqual([[3, 1, 2], [3]]);
});

test("who asks while an answer is under way does not get that one", async () => {
  const asked: number[][] = [];
  const underWay = Promise.withResolvers<void>();
  const ask = gathering<number, number>(async (numbers) => {
    asked.push([...numbers]);
    if (asked.length === 1) {
      underWay.resolve();
      await second;
    }
    return numbers.map(() => asked.length);
  });
  const first = ask(1);
  const second: Promise<number> = underWay.promise.then(() => ask(1));
  expect(await second).toBe(2);
  await first;
  expect(asked).toEqual([[1], [1]]);
});

test("where asking fails all who asked with it are told, and who asks next is not", async () => {
  const failures = ["the connection was lost"];
  const ask = gathering<number, number>(async (numbers) => {
    const failure = failures.pop();
    if (failure) throw new Error(failure);
    return numbers;
  });
  const settled = await Promise.allSettled([ask(1), ask(2)]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await ask(3)).toBe(3);
});

test("nobody gets an answer where there are not as many as questions", async () => {
  const ask = gathering<number, number>(async (numbers) => numbers.slice(1));
  const settled = await Promise.allSettled([ask(1), ask(2)]);
  expect(settled.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});
