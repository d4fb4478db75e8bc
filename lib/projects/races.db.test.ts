import { afterAll, describe, expect, test } from "vitest";
import type { Result } from "#lib/errors.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { type CastProject, createProject } from "#local/project-fixtures.ts";
import { atOnce } from "#local/race.ts";
import { pairRounds } from "#local/rounds.ts";
import { attempt, setStage, type Stage } from "#local/stage.ts";
import { violations } from "#local/violations.ts";

const connections = connectAsOwner();
afterAll(() => endConnections(connections));

/** Enough for both orders to be seen; the long run has more. */
const rounds = 3 * pairRounds;

type Scene = { stage: Stage; project: CastProject };
type Act = (scene: Scene) => Promise<Result<unknown>>;

const slug = ({ stage }: Scene) => stage.acme.slug;
const team = ({ stage }: Scene, name: "My Team" | "Data") => stage.acme.teams[name] ?? "";

const acts = {
  "a project is made": (scene) => attempt("project.create", scene.stage.as.tara, slug(scene), { teamId: team(scene, "Data"), name: "New" }),
  "its team is deleted": (scene) => attempt("team.delete", scene.stage.as.adam, slug(scene), { teamId: team(scene, "Data") }),
  "it moves": (scene) =>
    attempt("project.move", scene.stage.as.olivia, slug(scene), { projectId: scene.project.projectId, toTeamId: team(scene, "My Team") }),
  "it is deleted": (scene) =>
    attempt("project.delete", scene.stage.as.olivia, slug(scene), { projectId: scene.project.projectId, confirmName: "Forecasts" }),
  "a custom role is given": (scene) =>
    attempt("project.setRole", scene.stage.as.olivia, slug(scene), {
      projectId: scene.project.projectId,
      userId: scene.stage.milo.userId,
      role: "custom",
      projectRoleId: scene.project.projectRoleId,
    }),
  "that role is deleted": (scene) =>
    attempt("projectRole.delete", scene.stage.as.olivia, slug(scene), { projectRoleId: scene.project.projectRoleId }),
  "its holder is removed": ({ stage }) =>
    attempt("member.remove", stage.as.adam, stage.acme.slug, { userId: stage.milo.userId, confirmEmail: stage.milo.email }),
} satisfies Record<string, Act>;
const names = Object.keys(acts).filter((name): name is keyof typeof acts => name in acts);

describe.for(names.slice(0, -1))("while %s,", (one) => {
  test.for(names.slice(names.indexOf(one) + 1))("%s: nothing is half done, and nobody hears of a deadlock", async (other) => {
    for (let round = 0; round < rounds; round += 1) {
      const stage = await setStage(connections);
      const scene = { stage, project: await createProject(connections, stage, "acme") };
      const [first, second]: Act[] = [acts[one], acts[other]];
      const answers = await atOnce(
        connections,
        round,
        async () => first?.(scene),
        async () => second?.(scene),
      );
      for (const answer of answers) expect(["ok", "conflict", "notFound", "invalid"]).toContain(answer?.ok ? "ok" : answer?.error.code);
      expect(await violations(connections.us, stage.acme.accountId)).toEqual([]);
    }
    count("races", rounds);
  });
});
