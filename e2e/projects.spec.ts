import type { Page } from "@playwright/test";
import { createProject } from "#local/project-fixtures.ts";
import { expect, test } from "./support/flow.ts";

test("PRODUCT 3.2, 3.3: a project is made, its people see their role and its source, an outsider sees it alone", async ({
  people,
  cast,
}) => {
  const projects = `/orgs/${cast.acme.slug}/projects`;
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}`);
  await tara.getByRole("link", { name: "Projects", exact: true }).click();
  await expect(tara.getByText("No project yet")).toBeVisible();
  await createIn(tara, "Forecasts");
  const address = tara.url();
  const roles = tara.getByRole("table", { name: "People in Forecasts" });
  await expect(roles.getByRole("row", { name: /Tara Torres/ })).toContainText("Team admin");
  await expect(roles.getByRole("row", { name: /Anna Abbott/ })).toContainText("Team member");
  await expect(roles.getByRole("row", { name: /Olivia Owens/ })).toContainText("Owns the organization");
  await expect(roles.getByRole("button", { name: "Role of Olivia Owens: Editor" })).toHaveAccessibleDescription(
    /The owner is editor of every project/,
  );

  await tara.getByRole("button", { name: "Give a role" }).click();
  const giving = tara.getByRole("dialog", { name: "Give a role in Forecasts" });
  await giving.getByRole("searchbox", { name: "Search by name" }).fill("Milo");
  await giving.getByRole("radio", { name: /^Milo Marsh/ }).check();
  await giving.getByRole("combobox", { name: "Role" }).click();
  await tara.getByRole("option", { name: "Read-only" }).click();
  await expect(giving.getByText(/^They can open the project/)).toBeVisible();
  await giving.getByRole("button", { name: "Give Milo Marsh the role" }).click();
  await expect(roles.getByRole("row", { name: /Milo Marsh/ })).toContainText("Role in this project");

  const milo = await people.signIn("milo");
  await milo.goto(projects);
  await expect(milo.getByRole("table", { name: "Projects" }).getByRole("row")).toHaveCount(2);
  await milo.getByRole("link", { name: "Forecasts" }).click();
  await expect(milo.getByText("Your role: Read-only (role in this project)")).toBeVisible();
  await expect(milo.getByRole("button", { name: "Save changes" }).first()).toBeDisabled();
  await expect(milo.getByText("Tara Torres"), "the team's people are not his to see").toHaveCount(0);

  // Over the team's: Anna is in Data, and now it does not exist for her.
  await choose(tara, "Anna Abbott", "Forbidden");
  const question = tara.getByRole("alertdialog", { name: "Make Anna Abbott Forbidden in Forecasts?" });
  await expect(question.getByText(/Can no longer: open the project/)).toBeVisible();
  await question.getByRole("button", { name: "Change role" }).click();
  await expect(roles.getByRole("button", { name: "Role of Anna Abbott: Forbidden" })).toBeVisible();
  const anna = await people.signIn("anna");
  expect((await anna.goto(address))?.status()).toBe(404);
  await anna.goto(projects);
  await expect(anna.getByText("No project yet")).toBeVisible();
});

test("PRODUCT 3.4: a custom role is made and felt, changed and taken away, each said before", async ({ people, cast }) => {
  const tara = await people.signIn("tara");
  const team = `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`;
  await tara.goto(team);
  await createIn(tara, "Forecasts");
  const address = tara.url();
  await tara.goto(team);
  await tara.getByRole("button", { name: "Create role" }).click();
  const making = tara.getByRole("dialog", { name: "Create a project role" });
  await making.getByLabel("Name").fill("Writer");
  await expect(making.getByRole("checkbox", { name: "Open the project" })).toBeDisabled();
  await making.getByRole("checkbox", { name: "Edit the project" }).check();
  await making.getByRole("button", { name: "Create role" }).click();
  const roles = tara.getByRole("table", { name: "Project roles" });
  await expect(roles.getByRole("row", { name: /^Writer/ })).toContainText("open the project, edit the project");

  await tara.goto(address);
  await choose(tara, "Anna Abbott", "Writer");
  const question = tara.getByRole("alertdialog", { name: "Make Anna Abbott Writer in Forecasts?" });
  await expect(question.getByText("Can then: edit the project.")).toBeVisible();
  await question.getByRole("button", { name: "Change role" }).click();
  await expect(tara.getByRole("button", { name: "Role of Anna Abbott: Writer" })).toBeVisible();

  const anna = await people.signIn("anna");
  await anna.goto(address);
  await anna.getByLabel("Description (optional)").fill("Written by Anna.");
  await anna.getByRole("button", { name: "Save changes" }).first().click();
  await expect(anna.getByText("Changes saved")).toBeVisible();

  await tara.goto(team);
  await tara.getByRole("button", { name: "Delete the role Writer" }).click();
  const deleting = tara.getByRole("alertdialog", { name: "Delete the role Writer?" });
  await expect(deleting.getByText("Anna Abbott")).toBeVisible();
  await expect(deleting.getByText("Can no longer: edit the project.")).toBeVisible();
  await deleting.getByRole("button", { name: "Delete role" }).click();
  await expect(tara.getByText("Writer was deleted")).toBeVisible();
  await anna.reload();
  await expect(anna.getByText("Your role: Read-only (team member)")).toBeVisible();
});

test("PRODUCT 3.4: a project is moved, and who gains and loses what is said before", async ({ people, cast, connections }) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/projects/${projectId}`);
  await olivia.getByRole("button", { name: "Move project" }).click();
  const moving = olivia.getByRole("dialog", { name: "Move Forecasts" });
  await moving.getByRole("combobox", { name: "Team" }).click();
  await olivia.getByRole("option", { name: "My Team" }).click();
  await expect(moving.getByText("Adam Archer, Bella Brook and Milo Marsh")).toBeVisible();
  await expect(moving.getByText("Tara Torres")).toBeVisible();
  await expect(moving.getByText(/Can no longer: edit the project/)).toBeVisible();
  await moving.getByRole("button", { name: "Move to My Team" }).click();
  await expect(olivia.getByText("In team My Team. Your role: Editor (owns the organization).")).toBeVisible();
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/projects/${projectId}`);
  await expect(milo.getByRole("heading", { name: "Forecasts", level: 1 })).toBeVisible();
});

test("PRODUCT 3.7: a project has its list of APIs", async ({ people, cast, connections }) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/projects/${projectId}`);
  const apis = tara.getByRole("region", { name: "Allowed APIs" });
  await apis.getByRole("radio", { name: /^Only some/ }).check();
  await apis.getByLabel("APIs", { exact: true }).fill("weather\nMaps");
  await apis.getByRole("button", { name: "Save changes" }).click();
  await expect(apis.getByText(/must be the id of an API/).first()).toBeVisible();
  await apis.getByLabel("APIs", { exact: true }).fill("weather\nmaps");
  await apis.getByRole("button", { name: "Save changes" }).click();
  await expect(tara.getByText("Changes saved")).toBeVisible();
  await tara.reload();
  await expect(apis.getByLabel("APIs", { exact: true })).toHaveValue("maps\nweather");
});

test("PRODUCT 3.1, 3.9: an admin outside the team finds its project nowhere, until they add themselves", async ({
  people,
  cast,
  connections,
}) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const [organization, data] = [`/orgs/${cast.acme.slug}`, `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`];
  const tara = await people.signIn("tara");
  await tara.goto(`${organization}/projects/${projectId}`);
  await tara.getByLabel("Name").first().fill("Top secret");
  await tara.getByRole("button", { name: "Save changes" }).first().click();
  await expect(tara.getByText("Changes saved")).toBeVisible();

  const adam = await people.signIn("adam");
  await adam.goto(`${organization}/projects?search=secret`);
  await expect(adam.getByText("No project matches")).toBeVisible();
  expect((await adam.goto(`${organization}/projects/${projectId}`))?.status()).toBe(404);
  await expect(adam).toHaveTitle(/^(?!.*secret)/i);
  for (const path of ["projects?search=secret", `projects/${projectId}`, "audit", "audit.csv", `teams/${cast.acme.teams["Data"]}`])
    expect(await (await adam.request.get(`/api/v1${organization}/${path}`)).text(), path).not.toContain("Top secret");
  await adam.goto(`${organization}/audit`);
  const row = adam.getByRole("table", { name: "Audit log" }).getByRole("row").nth(1);
  await expect(row).toContainText("Edited the project");
  await expect(row).toContainText("a project");
  await expect(row).toContainText("Not shown: you cannot open this project");

  await adam.goto(data);
  await expect(adam.getByRole("button", { name: "Delete" })).toHaveAccessibleDescription(
    "One project stands in the way. Tara Torres can move or delete it first.",
  );
  await expect(adam.getByRole("region", { name: "Projects" })).toHaveCount(0);
  await adam.getByRole("button", { name: "Add people" }).click();
  await adam.getByRole("dialog").getByRole("searchbox", { name: "Search by name" }).fill("Adam");
  await adam
    .getByRole("dialog")
    .getByRole("checkbox", { name: /^Adam Archer/ })
    .check();
  await adam.getByRole("dialog").getByRole("button", { name: "Add Adam Archer" }).click();
  await expect(adam.getByRole("region", { name: "Projects" }).getByRole("link", { name: "Top secret" })).toBeVisible();
  await adam.goto(`${organization}/audit`);
  await expect(adam.getByRole("table", { name: "Audit log" })).toContainText("Added themselves to a team");
  await expect(adam.getByRole("table", { name: "Audit log" })).toContainText("Top secret");
});

test("PRODUCT 3.1: a role that one gives oneself is a self-grant in the log", async ({ people, cast, connections }) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/projects/${projectId}`);
  await choose(tara, "Tara Torres", "Editor");
  await tara.getByRole("alertdialog").getByRole("button", { name: "Change role" }).click();
  await expect(tara.getByRole("row", { name: /Tara Torres/ })).toContainText("Role in this project");
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/audit`);
  await expect(olivia.getByRole("table", { name: "Audit log" }).getByRole("row").nth(1)).toContainText(
    "Gave themselves a role in the project",
  );
});

test("a project is deleted by its typed name, and then its team can be", async ({ people, cast, connections }) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/projects/${projectId}`);
  await tara.getByRole("button", { name: "Delete project" }).click();
  const question = tara.getByRole("alertdialog", { name: "Delete Forecasts?" });
  await expect(question.getByRole("button", { name: "Delete project" })).toBeDisabled();
  await question.getByRole("textbox").fill("Forecasts");
  await question.getByRole("button", { name: "Delete project" }).click();
  await expect(tara.getByText("Forecasts was deleted")).toBeVisible();
  await expect(tara.getByText("No project yet")).toBeVisible();
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`);
  await expect(adam.getByRole("button", { name: "Delete" })).toBeEnabled();
});

async function createIn(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Create project" }).click();
  const dialog = page.getByRole("dialog", { name: "Create project" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Create project" }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
}

async function choose(page: Page, person: string, role: string): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Role of ${person}`) }).click();
  await page.getByRole("menuitemradio", { name: role, exact: true }).click();
}
