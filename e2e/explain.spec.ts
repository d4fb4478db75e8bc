import { createProject } from "#local/project-fixtures.ts";
import { expect, test } from "./support/flow.ts";

test("a maintainer asks what any member can do, and why not", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(mona.getByRole("table", { name: "What Mona Meyer can do" }), "oneself first").toBeVisible();

  await mona.getByRole("searchbox", { name: "Search by name" }).fill("milo");
  await mona.getByRole("radio", { name: /^Milo Marsh/ }).check();
  const answers = mona.getByRole("table", { name: "What Milo Marsh can do" });
  await expect(answers.getByRole("row", { name: /^Invite people/ })).toContainText(
    /No.*Only the owner, admins and maintainers.*Olivia Owens/,
  );
  await expect(answers.getByRole("row", { name: /^See who is a member/ })).toContainText("Yes");
});

test("for oneself everybody may ask; about others one hears who can", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(milo.getByRole("table", { name: "What Milo Marsh can do" })).toBeVisible();
  await expect(milo.getByText(/ask why someone else may or may not do something\. Ask .*Olivia Owens/).first()).toBeVisible();
  await expect(milo.getByRole("searchbox", { name: "Search by name" })).toHaveCount(0);
});

test("the owner cannot leave, and the answer says by which rule", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/roles`);
  const leaving = olivia.getByRole("table", { name: "What Olivia Owens can do" }).getByRole("row", { name: /^Leave the organization/ });
  await expect(leaving).toContainText("The owner cannot leave");
  await expect(leaving).toContainText("owning");
});

test("a permission in one team is asked, answered with who can change it, and the address keeps the question", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/roles`);
  await mona.getByRole("searchbox", { name: "Search by name" }).fill("anna");
  await mona.getByRole("radio", { name: /^Anna Abbott/ }).check();
  await mona.getByRole("combobox", { name: "Permission" }).click();
  await mona.getByRole("option", { name: "Create projects", exact: true }).click();
  await expect(mona.getByText("Choose a team.")).toBeVisible();
  await mona.getByRole("combobox", { name: "In which team?" }).click();
  await mona.getByRole("option", { name: "Data", exact: true }).click();
  await expect(mona.getByText("No: Anna Abbott cannot create projects (in Data).")).toBeVisible();
  await expect(mona.getByText(/Only the owner and team admins can create projects\. Ask Olivia Owens or Tara Torres/)).toBeVisible();

  const again = await people.signIn("mona");
  await again.goto(mona.url());
  await expect(again.getByText("No: Anna Abbott cannot create projects (in Data)."), "the question is in the address").toBeVisible();
});

test("a project's move is asked out of one team into another (PRODUCT 3.4)", async ({ people, cast }) => {
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/roles?permission=project.move&team=${cast.acme.teams["Data"]}`);
  await expect(tara.getByText("Choose the team it would go to.")).toBeVisible();
  await tara.getByRole("combobox", { name: "Into which team?" }).click();
  await tara.getByRole("option", { name: "My Team", exact: true }).click();
  await expect(tara.getByText("No: Tara Torres cannot move a project to another team (out of Data, into My Team).")).toBeVisible();
  await expect(tara.getByText(/You are no team admin in the team it would move to\. Ask Olivia Owens/)).toBeVisible();
});

test("a permission in a project is asked of those one may open, and of no other (PRODUCT 3.9)", async ({
  people,
  cast,
  connections,
  watch,
}) => {
  const project = await createProject(connections, cast, "acme");
  const mona = await people.signIn("mona");
  const question = `/orgs/${cast.acme.slug}/roles?person=${cast.kim.userId}&permission=projectKey.create`;
  await mona.goto(question);
  await mona.getByRole("radio", { name: project.name }).check();
  await expect(mona.getByText(`Yes: Kim Kato can create project keys (in ${project.name}).`)).toBeVisible();

  await expect(mona.getByText("Kim Kato is Key keeper in Forecasts: role in this project.")).toBeVisible();

  const adam = await people.signIn("adam");
  await adam.goto(question);
  await expect(adam.getByText("There is no project that you can open.")).toBeVisible();
  watch.refusals.push(/\/permissions$/);
  await adam.goto(`${question}&project=${project.projectId}`);
  await expect(adam.getByText("This project does not exist, or you have no access to it.")).toBeVisible();
});

test("the rank rule is asked of one member and one role", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/roles?permission=member.changeRole&member=${cast.milo.userId}&role=admin`);
  await expect(mona.getByText("No: Mona Meyer cannot change a member's role (Milo Marsh, as admin).")).toBeVisible();
  await expect(mona.getByText("grantingMore")).toBeVisible();
});
