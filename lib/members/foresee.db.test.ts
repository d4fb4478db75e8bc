import { afterAll, beforeEach, expect, test } from "vitest";
import type { Person } from "#local/cast.ts";
import { connectAsOwner } from "#local/connect.ts";
import { endConnections } from "#local/databases.ts";
import { createMember } from "#local/fixtures.ts";
import { createProject } from "#local/project-fixtures.ts";
import { attempt, setStage, type Stage, succeed } from "#local/stage.ts";
import { statementsOf } from "#local/statements.ts";
import { previewRemoval } from "./preview-removal.ts";

const connections = connectAsOwner();
let stage: Stage;

beforeEach(async () => {
  stage = await setStage(connections);
  await createProject(connections, stage, "acme");
});
afterAll(() => endConnections(connections));

const slug = () => stage.acme.slug;
const data = () => stage.acme.teams["Data"] ?? "";
const demotion = (asker: Person, person: Person) =>
  attempt("member.previewRoleChange", stage.as[asker], slug(), { userId: stage[person].userId, role: "member" });

test("a demotion says what is lost under its heading, of whom, in which teams, and which invitations are cancelled", async () => {
  await succeed("invitation.create", stage.as.mona, slug(), { emails: ["one@newcomers.example"], teams: stage.myTeam });
  const preview = await demotion("adam", "mona");
  expect(preview).toMatchObject({ ok: true, data: { invitationsCancelled: 1, seatsFreed: 1, teamsLeftToOwner: [] } });
  if (!preview.ok) return;
  const mona = { people: 1, names: ["Mona Meyer"], gains: [] };
  const { effects } = preview.data;
  expect(effects).toContainEqual({
    ...mona,
    where: { in: "organization", about: "Usage and audit" },
    loses: ["see everyone's usage", "read the audit log", "verify the audit log", "ask why someone else may or may not do something"],
  });
  const runs = ["rename a team", "add people to a team", "take people out of a team", "set team roles"];
  expect(effects).toContainEqual({ ...mona, where: { in: "teams", names: ["My Team"], others: 0 }, loses: runs });
  expect(effects).toContainEqual({ ...mona, where: { in: "teams", names: [], others: 1 }, loses: ["see who is in a team", ...runs] });
});

test("an admin made a maintainer still invites, but not admins and billing managers (PRODUCT 2.2)", async () => {
  const input = { userId: stage.anna.userId, role: "maintainer" as const };
  const { effects } = await succeed("member.previewRoleChange", stage.as.olivia, slug(), input);
  expect(effects).toContainEqual({
    people: 1,
    names: ["Anna Abbott"],
    where: { in: "roles", names: ["admin", "billing manager"] },
    gains: [],
    loses: ["change a member's role", "remove a member", "invite people", "send an invitation again"],
  });
});

test("of a project that the asker may not open nothing is told but that there is one (PRODUCT 3.9)", async () => {
  const removal = async (asker: Person) => succeed("member.previewRemoval", stage.as[asker], slug(), { userId: stage.kim.userId });
  const place = async (asker: Person) => (await removal(asker)).effects.filter(({ where }) => where.in === "projects");
  expect(await place("adam")).toMatchObject([{ where: { names: [], hidden: 1 }, gains: [], loses: [] }]);
  expect(JSON.stringify(await removal("adam"))).not.toContain("Forecasts");
  expect(await place("mona")).toMatchObject([
    {
      where: { names: ["Forecasts"], hidden: 0 },
      loses: ["open the project", "see the project's keys, masked", "create project keys", "rotate project keys"],
    },
  ]);
});

test("a team role says what it gives in the team and its projects, and that the last team admin goes (PRODUCT 3.6)", async () => {
  const input = { teamId: data(), userId: stage.tara.userId };
  const { effects, teamsLeftToOwner } = await succeed("team.previewSetRole", stage.as.adam, slug(), { ...input, role: "member" });
  expect(teamsLeftToOwner).toEqual(["Data"]);
  expect(effects.map(({ where }) => where)).toEqual([
    { in: "teams", names: ["Data"], others: 0 },
    { in: "projectsOfTeam", team: "Data", projects: 1 },
  ]);
  expect(await succeed("team.previewRemoval", stage.as.adam, slug(), input)).toMatchObject({ teamsLeftToOwner: ["Data"] });
});

test("who may not make a change is not told what it would do", async () => {
  const denied = (permission: string) => ({ ok: false, error: { code: "denied", permission } });
  const place = { teamId: data(), userId: stage.tara.userId };
  expect(await demotion("mona", "adam")).toMatchObject(denied("member.changeRole"));
  expect(await demotion("milo", "tara")).toMatchObject(denied("member.changeRole"));
  expect(await attempt("team.previewSetRole", stage.as.milo, slug(), { ...place, role: "member" })).toMatchObject(denied("team.setRole"));
  expect(await attempt("team.previewRemoval", stage.as.milo, slug(), place)).toMatchObject(denied("team.removeMember"));
  expect(await attempt("team.previewDeletion", stage.as.mona, slug(), { teamId: data() })).toMatchObject(denied("team.delete"));
  expect(await attempt("organization.previewLeaving", stage.as.olivia, slug(), {})).toMatchObject(denied("organization.leave"));
});

test("however many teams, projects and people there are, it asks as often", async () => {
  const ask = () => statementsOf(stage, "olivia", (context) => previewRemoval(context, { userId: stage.tara.userId }));
  const before = (await ask()).length;
  for (const name of ["One", "Two", "Three"]) {
    const { teamId } = await succeed("team.create", stage.as.olivia, slug(), { name });
    await succeed("team.addMember", stage.as.olivia, slug(), { teamId, userId: stage.tara.userId, role: "admin" });
    await createProject(connections, stage, "acme", { teamId, own: { tara: "custom" } });
    await createMember(connections, stage.acme, `${name.toLowerCase()}+${slug()}@acme.example`, "member");
  }
  expect((await ask()).length).toBe(before);
});
