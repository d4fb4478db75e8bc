import type { Page } from "@playwright/test";
import { createProject } from "#local/project-fixtures.ts";
import { expect, test } from "./support/flow.ts";

test("PRODUCT 3.2: a role set over the team's counts, more and less, says where it comes from, and is taken back", async ({
  people,
  cast,
  connections,
}) => {
  const { projectId } = await createProject(connections, cast, "acme");
  const address = `/orgs/${cast.acme.slug}/projects/${projectId}`;
  const anna = await people.signIn("anna");
  await anna.goto(address);
  await expect(anna.getByText("Your role: Read-only (team member)")).toBeVisible();
  await expect(anna.getByLabel("Description", { exact: true })).toHaveAttribute("readonly");

  // More than the team gives.
  const tara = await people.signIn("tara");
  await tara.goto(address);
  const row = tara.getByRole("table", { name: "People in Forecasts" }).getByRole("row", { name: /Anna Abbott/ });
  await expect(row).toContainText("Team member");
  await setRole(tara, "Anna Abbott", "Editor", { title: "Make Anna Abbott Editor in Forecasts?", says: /Can then: edit the project/ });
  await expect(row).toContainText("Role in this project");
  await anna.reload();
  await expect(anna.getByText("Your role: Editor (role in this project)")).toBeVisible();
  await save(anna, "Written by Anna, as editor.");
  await expect(anna.getByText("Changes saved")).toBeVisible();

  // Less than the team gives: her page, still open, saves nothing any more, and then it is nowhere.
  await setRole(tara, "Anna Abbott", "Forbidden", { title: "Make Anna Abbott Forbidden in Forecasts?", says: /Can no longer: open/ });
  await save(anna, "Written behind the door.");
  await expect(anna.getByText(/^This project does not exist, or you have no access/).first()).toBeVisible();
  anna.once("dialog", (dialog) => void dialog.accept());
  expect((await anna.goto(`/orgs/${cast.acme.slug}/projects`))?.status()).toBe(200);
  await expect(anna.getByText("No project yet")).toBeVisible();
  expect((await anna.goto(address))?.status()).toBe(404);

  // Taken back: the team's counts again.
  await setRole(tara, "Anna Abbott", "As in the team: Read-only", {
    title: "Take back Anna Abbott's role in Forecasts?",
    says: /Can then: open the project/,
  });
  await expect(row).toContainText("Team member");
  await anna.goto(address);
  await expect(anna.getByText("Your role: Read-only (team member)")).toBeVisible();
  await expect(anna.getByLabel("Description", { exact: true })).toHaveValue("Written by Anna, as editor.");
});

test("PRODUCT 3.5, 3.9: a team is dissolved: one project moves, one is deleted, its people have a place, and who is outside saw counts only", async ({
  people,
  cast,
  connections,
}) => {
  const { accountId, slug, teams } = cast.acme;
  const { projectId } = await createProject(connections, cast, "acme");
  await connections.us`
    delete from team_memberships where account_id = ${accountId} and team_id = ${teams["My Team"] ?? ""} and user_id = ${cast.anna.userId}`;
  const data = `/orgs/${slug}/teams/${teams["Data"]}`;
  const tara = await people.signIn("tara");
  await tara.goto(data);
  await tara.getByRole("button", { name: "Create project" }).click();
  const making = tara.getByRole("dialog", { name: "Create project" });
  await making.getByLabel("Name").fill("Archive");
  await making.getByRole("button", { name: "Create project" }).click();
  await expect(tara.getByRole("heading", { name: "Archive", level: 1 })).toBeVisible();

  // Adam administers the organization and is not in the team: he learns how many, and whom to ask.
  const adam = await people.signIn("adam");
  await adam.goto(data);
  await expect(adam.getByRole("button", { name: "Delete" })).toHaveAccessibleDescription(
    "2 projects stand in the way. Tara Torres can move or delete them first.",
  );
  await expect(adam.getByRole("region", { name: "Projects" })).toHaveCount(0);
  await expect(adam.getByText(/Forecasts|Archive/)).toHaveCount(0);

  // Tara deletes one; the other she can move once she runs another team as well, which Adam sees to.
  await deleteProject(tara, "Archive");
  await tara.goto(`/orgs/${slug}/projects/${projectId}`);
  await expect(tara.getByRole("button", { name: "Move project" })).toHaveAccessibleDescription(/team admin in no other team/);
  await adam.goto(`/orgs/${slug}/teams/${teams["My Team"]}`);
  await adam.getByRole("button", { name: "Team role of Tara Torres: Team member" }).click();
  await adam.getByRole("menuitemradio", { name: "Team admin" }).click();
  await expect(adam.getByText("Tara Torres is now team admin in My Team")).toBeVisible();
  await tara.reload();
  await tara.getByRole("button", { name: "Move project" }).click();
  const moving = tara.getByRole("dialog", { name: "Move Forecasts" });
  await moving.getByRole("combobox", { name: "Team" }).click();
  await tara.getByRole("option", { name: "My Team" }).click();
  const losing = moving.getByRole("listitem").filter({ hasText: "Can no longer: open the project" });
  await expect(losing).toContainText("Anna Abbott");
  await moving.getByRole("button", { name: "Move to My Team" }).click();
  await expect(tara.getByText("In team My Team. Your role: Editor (team admin).")).toBeVisible();

  // Nothing is in the way any more. Anna is in no other team: she goes where Forecasts went.
  await adam.goto(data);
  await adam.getByRole("button", { name: "Delete" }).click();
  const question = adam.getByRole("dialog", { name: "Delete Data?" });
  await expect(question.getByText("One of them is in no other team")).toBeVisible();
  await question.getByRole("combobox", { name: "Where do its people go?" }).click();
  await adam.getByRole("option", { name: "My Team" }).click();
  await question.getByRole("button", { name: "Delete team" }).click();
  await expect(adam.getByRole("heading", { name: "Teams", level: 1 })).toBeVisible();
  await expect(adam.getByRole("table", { name: "Teams" }).getByRole("row", { name: /^Data/ })).toHaveCount(0);

  const anna = await people.signIn("anna");
  await anna.goto(`/orgs/${slug}/projects`);
  await expect(anna.getByRole("row", { name: /Forecasts/ })).toContainText("My Team");
  await adam.goto(`/orgs/${slug}/audit`);
  const log = adam.getByRole("table", { name: "Audit log" });
  await expect(log.getByRole("row", { name: /Deleted the team/ })).toContainText("Data");
  await expect(log.getByText("Archive"), "what he never could open stays a project").toHaveCount(0);
});

async function setRole(page: Page, person: string, role: string, { title, says }: { title: string; says: RegExp }): Promise<void> {
  await page.getByRole("button", { name: new RegExp(`^Role of ${person}`) }).click();
  await page.getByRole("menuitemradio", { name: role, exact: true }).click();
  const question = page.getByRole("alertdialog", { name: title });
  await expect(question.getByText(says)).toBeVisible();
  await question.getByRole("button", { name: /^(Change role|Take role back)$/ }).click();
  await expect(question).toBeHidden();
}

async function save(page: Page, description: string): Promise<void> {
  await page.getByLabel("Description (optional)").fill(description);
  await page.getByRole("button", { name: "Save changes" }).first().click();
}

async function deleteProject(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Delete project" }).click();
  const question = page.getByRole("alertdialog", { name: `Delete ${name}?` });
  await question.getByRole("textbox").fill(name);
  await question.getByRole("button", { name: "Delete project" }).click();
  await expect(page.getByText(`${name} was deleted`)).toBeVisible();
}
