import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingPlatforms, type Lockfile } from "./lockfile.ts";

test("the lockfile names every platform's packages (else run `npm run lockfile`)", () => {
  const lock: Lockfile = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));
  expect(Object.keys(missingPlatforms(lock))).toEqual([]);
});

test("a dropped platform comes back with what its name says", () => {
  const lock = {
    packages: {
      "": {},
      "node_modules/tool": { dev: true, optionalDependencies: { "@tool/linux-x64-musl": "1.2.3", "@tool/darwin-arm64": "1.2.3" } },
      "node_modules/@tool/darwin-arm64": {},
    },
  };
  expect(missingPlatforms(lock)).toEqual({
    "node_modules/@tool/linux-x64-musl": { version: "1.2.3", os: ["linux"], cpu: ["x64"], libc: ["musl"], dev: true, optional: true },
  });
});
