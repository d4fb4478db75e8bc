import { expect, test } from "vitest";
import { readRun } from "#local/addresses.ts";
import { callAction, postAction, readBuiltActions } from "../support/action-call.ts";
import { readActionNames, writtenExceptions } from "../support/action-names.ts";

const { app } = readRun().addresses;
const built = readBuiltActions();

test("the build's server actions are the table's writes and the written exceptions", async () => {
  const written = [...(await readActionNames()).map(({ action }) => action), ...writtenExceptions.actions];
  expect(built.map(({ exportedName }) => exportedName).toSorted(), "an action that no page uses is not in the build").toEqual(
    written.toSorted(),
  );
});

test("every server action answers a visitor with a sentence, on its own page and on any other", async () => {
  for (const { id, exportedName } of built.filter((action) => !writtenExceptions.actions.includes(action.exportedName))) {
    for (const page of ["/sign-in", "/no/such/page", "/orgs/acme/audit"]) {
      const result = await callAction({ app, id, args: ["acme", {}], page });
      expect(result, `${exportedName} on ${page}`).toMatchObject({
        ok: false,
        error: { code: "unauthenticated", message: "Sign in first." },
      });
    }
  }
});

test.for([
  ["none", []],
  ["too many", ["acme", {}, {}, "more"]],
  ["a number for the slug", [7, {}]],
  ["text for the input", ["acme", "input"]],
  ["null", [null, null]],
] as const)("%s as arguments is refused, never a failure", async ([, args]) => {
  for (const { id, exportedName } of built) {
    const result = await callAction({ app, id, args });
    expect(result.ok, exportedName).toBe(false);
    if (!result.ok) expect(["unauthenticated", "invalid"], exportedName).toContain(result.error.code);
  }
});

test("an action is refused to another site, whatever it says", async () => {
  for (const origin of ["http://evil.example", "null"]) {
    const [action] = built;
    const response = await postAction({ app, id: action?.id ?? "", args: [{}], headers: { origin } });
    expect(response.status, origin).toBe(403);
  }
});
