import { afterAll, beforeAll, expect, test } from "vitest";
import { organizationMatrix } from "#lib/policy/written-matrix.ts";
import { organizationRoles } from "#lib/policy/roles.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import type { Person } from "#local/cast.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeAll(async () => {
  stage = await setStage(connections);
});
afterAll(() => endConnections(connections));

const explain = (actor: Person, person: Person) =>
  attempt("member.explain", stage.as[actor], stage.acme.slug, { userId: stage[person].userId });

test.each([
  ["olivia", "owner"],
  ["adam", "admin"],
  ["mona", "maintainer"],
  ["milo", "member"],
  ["bella", "billing"],
] as const)("what %s may as %s is what the table says, true and false alike", async (person, role) => {
  const { name, decisions } = await succeed("member.explain", stage.as.mona, stage.acme.slug, { userId: stage[person].userId });
  expect(name).toBe(stage[person].name);
  const column = organizationRoles.indexOf(role);
  const answered = Object.fromEntries(decisions.map(({ permission, decision }) => [permission, decision.allowed]));
  expect(answered).toEqual(Object.fromEntries(Object.entries(organizationMatrix).map(([permission, row]) => [permission, row[column]])));
  for (const { description, decision } of decisions) {
    expect(description).not.toBe("");
    if (!decision.allowed) expect(decision.reason).toMatch(/\.$/);
  }
});

test("a refusal names who could, up to three people", async () => {
  const { decisions } = await succeed("member.explain", stage.as.milo, stage.acme.slug, { userId: stage.milo.userId });
  const create = decisions.find(({ permission }) => permission === "team.create")?.decision;
  expect(create).toMatchObject({ allowed: false, fixableBy: ["owner", "admin"], people: ["Olivia Owens", "Adam Archer", "Anna Abbott"] });
});

test.each(["milo", "bella", "tara"] as const)("%s asks about themselves, and not about others", async (person) => {
  expect(await explain(person, person)).toMatchObject({ ok: true });
  expect(await explain(person, "mona")).toMatchObject({ ok: false, error: { code: "denied", permission: "permission.explain" } });
});

test("Globex's people under Acme's slug do not exist", async () => {
  expect(await explain("olivia", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
  expect(await explain("milo", "gus")).toMatchObject({ ok: false, error: { code: "notFound" } });
});
