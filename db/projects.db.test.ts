import { uuidv7 } from "uuidv7";
import { afterAll, beforeEach, expect, test } from "vitest";
import { connect, within, writeTenant, type Tenant } from "./two-tenants.ts";

/** What the database refuses of projects, whoever asks (PRODUCT 3.4, 3.5, 3.7). */
const owner = connect("owner");
const app = connect("app");
let acme: Tenant;
let another: { teamId: string; projectRoleId: string };

beforeEach(async () => {
  acme = await writeTenant(owner, "Acme");
  another = { teamId: uuidv7(), projectRoleId: uuidv7() };
  await owner`insert into teams (account_id, id, name) values (${acme.accountId}, ${another.teamId}, 'Data')`;
  await owner`insert into project_roles (account_id, id, team_id, name, permissions)
    values (${acme.accountId}, ${another.projectRoleId}, ${another.teamId}, 'Looker', '{project.view}')`;
});

afterAll(() => Promise.all([owner.end(), app.end()]));

/** One transaction as the runtime role, inside Acme. */
function inAcme<T>(work: Parameters<typeof within<T>>[2]): Promise<T> {
  return within(app, { account: acme.accountId }, work);
}

const foreignKeyViolation = { code: "23503" };
const checkViolation = { code: "23514" };

test("a custom role is of the project's team, and a project moves only once none is left in it", async () => {
  await expect(inAcme((tx) => tx`update project_grants set project_role_id = ${another.projectRoleId}`)).rejects.toMatchObject(
    foreignKeyViolation,
  );
  const move = () => inAcme((tx) => tx`update projects set team_id = ${another.teamId}`);
  await expect(move()).rejects.toMatchObject(foreignKeyViolation);
  await inAcme((tx) => tx`update project_grants set role = 'editor', project_role_id = null`);
  await move();
  const [grant] = await owner`select team_id from project_grants where account_id = ${acme.accountId}`;
  expect(grant?.["team_id"], "and what was given goes along").toBe(another.teamId);
});

test("a custom role has its name, and the others have none", async () => {
  await expect(inAcme((tx) => tx`update project_grants set role = 'editor'`)).rejects.toMatchObject(checkViolation);
  await expect(inAcme((tx) => tx`update project_grants set project_role_id = null`)).rejects.toMatchObject(checkViolation);
  await expect(inAcme((tx) => tx`update project_grants set role = 'owner', project_role_id = null`)).rejects.toMatchObject(checkViolation);
});

test.each(["{project.update}", "{project.view,project.delete}", "{}"])("a custom role may not be %s", async (permissions) => {
  await expect(inAcme((tx) => tx`update project_roles set permissions = ${permissions}::text[]`)).rejects.toMatchObject(checkViolation);
});

test("a team with projects stays", async () => {
  await owner`delete from team_memberships where account_id = ${acme.accountId}`;
  const remove = () => inAcme((tx) => tx`delete from teams where id = ${acme.teamId}`);
  await expect(remove()).rejects.toMatchObject({ code: expect.stringMatching(/^2300[1]$|^23503$/) });
  await inAcme((tx) => tx`delete from projects`);
  await remove();
});

test("a role in a project ends with the membership, the project and the custom role", async () => {
  const left = async () => (await owner`select 1 from project_grants where account_id = ${acme.accountId}`).length;
  await inAcme((tx) => tx`delete from memberships where user_id = ${acme.memberId}`);
  expect(await left()).toBe(0);
  const give = () =>
    inAcme(
      (tx) => tx`insert into project_grants (account_id, project_id, user_id, team_id, role, project_role_id)
      values (${acme.accountId}, ${acme.projectId}, ${acme.ownerId}, ${acme.teamId}, 'custom', ${acme.projectRoleId})`,
    );
  await give();
  await inAcme((tx) => tx`delete from project_roles where id = ${acme.projectRoleId}`);
  expect(await left()).toBe(0);
});

test("nothing moves to another project, person or account", async () => {
  await expect(owner`update project_grants set user_id = ${acme.ownerId} where account_id = ${acme.accountId}`).rejects.toMatchObject(
    checkViolation,
  );
  await expect(owner`update projects set id = ${uuidv7()} where account_id = ${acme.accountId}`).rejects.toMatchObject(checkViolation);
  await expect(owner`update project_roles set team_id = ${another.teamId} where id = ${acme.projectRoleId}`).rejects.toMatchObject(
    checkViolation,
  );
});
