import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { circles } from "./circles.ts";
import { rules } from "./rules.ts";
import { readSource, readTree } from "./source.ts";

const root = join(import.meta.dirname, "../..");
const tree = readTree(root);

describe.for(Object.entries(rules))("%s", ([, { find, planted }]) => {
  test("everywhere", () => {
    expect(tree.flatMap((source) => find(source).map((wrong) => `${source.path} ${wrong}`))).toEqual([]);
  });

  test.for(planted)("bites in %s", ([path, text]) => {
    expect(find(readSource(path, text))).not.toEqual([]);
  });
});

test("no circles, type imports included", () => {
  expect(circles(tree)).toEqual([]);
});

test("a circle is found, also through a type", () => {
  const planted = [readSource("lib/a.ts", 'import { b } from "./b.ts";'), readSource("lib/b.ts", 'import type { A } from "#lib/a.ts";')];
  expect(circles(planted)).toEqual(["lib/a.ts -> lib/b.ts -> lib/a.ts"]);
});

test("every import of our own names a file with its extension", () => {
  const own = /^(app|components|db|e2e|lib|local|server)\//;
  const missing = tree.flatMap(({ path, imports }) =>
    imports.filter(({ target }) => own.test(target) && !existsSync(join(root, target))).map(({ target }) => `${path} imports ${target}`),
  );
  expect(missing).toEqual([]);
});

test("what is quoted or commented is no code, what stands in a template's expression is", () => {
  const text = 'const a = "x as any"; // as any\nconst b = `${c as any} as any`; /"as any/.test(d); `a`; f(e as any)';
  const { code, comments } = readSource("lib/x.ts", text);
  expect(code.match(/as any/g)).toHaveLength(2);
  expect(code).toHaveLength(text.length);
  expect(comments).toBe("// as any\n");
});

test("imports are found in every form", () => {
  const text = `import a from "a";
    import type { B } from './b.ts';
    import { type C, type D } from "#lib/c.ts";
    import { type E, f } from "../e.ts";
    export * from "g"; import "h"; const i = await import("i"); type J = typeof import("j");
    const k = 'import l from "l"';`;
  const { imports } = readSource("lib/x/y.ts", text);
  expect(imports.map(({ target }) => target)).toEqual(["a", "lib/x/b.ts", "lib/c.ts", "lib/e.ts", "g", "h", "i", "j"]);
  expect(imports.filter(({ typeOnly }) => typeOnly).map(({ target }) => target)).toEqual(["lib/x/b.ts", "lib/c.ts"]);
});
