import { afterAll, expect, test } from "vitest";
import { sampleAcme } from "#e2e/support/sample-organization.ts";
import { sampleInput } from "#e2e/support/samples.ts";
import { organizationPermissions } from "#lib/policy/permissions.ts";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { type CastProject, createProject } from "#local/project-fixtures.ts";
import { setStage, type Stage, succeed } from "#local/stage.ts";
import { toResult } from "./failure.ts";
import { perform, type PublicName } from "./perform.ts";
import { operations } from "./table.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

/** Nobody first who could do away with the others. */
const readers = ["bella", "milo", "tara", "kim", "mona", "adam", "olivia"] as const satisfies readonly Person[];
const names = Object.keys(operations).filter((name): name is PublicName => operations[name as PublicName].scope === "organization");

/** Acme with one owner, one admin, one maintainer: whoever could help is named. Tara, a team admin, may only read the project. */
async function setting(): Promise<{ stage: Stage; project: CastProject }> {
  const stage = await setStage(connections);
  const { accountId, teams } = stage.acme;
  await connections.us`update memberships set role = 'member' where account_id = ${accountId} and user_id = ${stage.anna.userId}`;
  await connections.us`
    insert into team_memberships (account_id, team_id, user_id, role)
    select account_id, ${teams["Data"] ?? ""}, user_id, 'member' from memberships where account_id = ${accountId} on conflict do nothing`;
  return { stage, project: await createProject(connections, stage, "acme", { own: { tara: "read-only" } }) };
}

test.for(names)("%s sends nobody to themselves to ask (PRODUCT 2.8)", async (name) => {
  const { stage, project } = await setting();
  for (const reader of readers) {
    const input = sampleInput(operations[name].input, sampleAcme(stage, reader, { project, batchId: stage.ines.invitationId }));
    const answer = await toResult(() => perform(name, stage.as[reader], stage.acme.slug, input));
    expect(peopleIn(answer), `${reader} heard ${JSON.stringify(answer)}`).not.toContain(stage[reader].name);
  }
});

test.each(readers)("what is explained about %s is what they hear themselves, whoever asks", async (person) => {
  const { stage } = await setting();
  const { may } = await succeed("organization.view", stage.as[person], stage.acme.slug, {});
  for (const reader of ["mona", "adam", "olivia"] as const) {
    const { decisions } = await succeed("member.explain", stage.as[reader], stage.acme.slug, { userId: stage[person].userId });
    const explained = Object.fromEntries(decisions.map(({ permission, decision }) => [permission, decision]));
    expect(organizationPermissions.map((permission) => explained[permission])).toEqual(
      organizationPermissions.map((permission) => may[permission]),
    );
  }
});

/** Everybody who is named as able to help, wherever that stands in an answer. */
function peopleIn(answer: unknown): string[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([key, value]: [string, unknown]) =>
    key === "people" && Array.isArray(value) && value.every((one) => typeof one === "string") ? value : peopleIn(value),
  );
}
