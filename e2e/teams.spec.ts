import type { Page } from "@playwright/test";
import { expect, test } from "./support/flow.ts";

test("PRODUCT 3.5: a team is created, filled, renamed and deleted, and nobody is left without one", async ({ people, cast }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}`);
  await adam.getByRole("link", { name: "Teams", exact: true }).click();
  await adam.getByRole("button", { name: "Create team" }).click();
  await adam.getByRole("dialog").getByLabel("Name").fill("Support");
  await adam.getByRole("dialog").getByRole("button", { name: "Create team" }).click();
  await expect(adam.getByRole("heading", { name: "Support", level: 1 })).toBeVisible();
  await expect(adam.getByRole("button", { name: "Team role of Adam Archer: Team admin" })).toBeVisible();

  await add(adam, "Milo Marsh");
  await expect(adam.getByText("Milo Marsh is now in Support")).toBeVisible();
  await adam.getByRole("button", { name: "Team role of Milo Marsh: Team member" }).click();
  await adam.getByRole("menuitemradio", { name: "Team admin" }).click();
  await expect(adam.getByRole("button", { name: "Team role of Milo Marsh: Team admin" })).toBeVisible();

  await adam.getByRole("button", { name: "Rename" }).click();
  await adam.getByRole("dialog").getByLabel("Name").fill("Data");
  await adam.getByRole("dialog").getByRole("button", { name: "Rename team" }).click();
  await expect(adam.getByRole("dialog").getByLabel("Name"), "another team has this name").toHaveValue("Data");
  await adam.getByRole("dialog").getByLabel("Name").fill("Help");
  await adam.getByRole("dialog").getByRole("button", { name: "Rename team" }).click();
  await expect(adam.getByRole("heading", { name: "Help", level: 1 })).toBeVisible();

  await adam.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["My Team"]}`);
  await adam.getByRole("button", { name: "Delete" }).click();
  const question = adam.getByRole("dialog", { name: "Delete My Team?" });
  await expect(question.getByText("4 of them are in no other team")).toBeVisible();
  await question.getByRole("button", { name: "Delete team" }).click();
  await expect(question.getByText("Choose the team they move to")).toBeVisible();
  await question.getByRole("combobox", { name: "Where do its people go?" }).click();
  await adam.getByRole("option", { name: "Help" }).click();
  await expect(question.getByText("Bella Brook and Kim Kato · In Help"), "who gains what is said first").toBeVisible();
  await expect(question.getByText("Can then: see who is in a team.")).toBeVisible();
  await question.getByRole("button", { name: "Delete team" }).click();
  await expect(adam.getByRole("heading", { name: "Teams", level: 1 })).toBeVisible();
  const teams = adam.getByRole("table", { name: "Teams" });
  await expect(teams.getByRole("row", { name: /^Help/ })).toContainText("6");
  await expect(teams.getByRole("row", { name: /^My Team/ })).toHaveCount(0);

  const kim = await people.signIn("kim");
  await kim.goto(`/orgs/${cast.acme.slug}/teams`);
  await kim.getByRole("link", { name: "Help", exact: true }).click();
  await expect(kim.getByRole("table", { name: "People in Help" }), "what was said of Kim is so").toBeVisible();
});

test("PRODUCT 3.5: the last team cannot be deleted, and says why", async ({ people, cast }) => {
  const gus = await people.signIn("gus");
  await gus.goto(`/orgs/${cast.globex.slug}/teams/${cast.globex.teams["My Team"]}`);
  await expect(gus.getByRole("button", { name: "Delete" })).toHaveAccessibleDescription(/This is the last team/);
});

test("PRODUCT 3.6: the last team admin may go; it says so first, and the owner is in charge", async ({ people, cast }) => {
  const tara = await people.signIn("tara");
  await tara.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`);
  await tara.getByRole("button", { name: "Team role of Tara Torres: Team admin" }).click();
  await tara.getByRole("menuitemradio", { name: "Team member" }).click();
  const question = tara.getByRole("alertdialog", { name: "Make Tara Torres team member in Data?" });
  await expect(question).toContainText("Data loses its last team admin and is run by the owner");
  await question.getByRole("button", { name: "Make team member" }).click();
  await expect(tara.getByText("Nobody here is team admin, so Olivia Owens is in charge")).toBeVisible();
  await expect(tara.getByRole("button", { name: "Add people" }), "no team admin any more").toBeDisabled();

  await tara.getByRole("link", { name: "Teams", exact: true }).click();
  await expect(tara.getByRole("row", { name: /^Data/ })).toContainText("Run by the owner");
});

test("PRODUCT 3.10: who is not in a team sees its name, and why not its people", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/teams`);
  await expect(milo.getByRole("link", { name: "Data", disabled: true })).toHaveAccessibleDescription(/can see who is in a team/);
  const response = await milo.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`);
  expect(response?.status()).toBe(403);
  await expect(milo.getByRole("heading", { name: "Data", level: 1 })).toBeVisible();
  await expect(milo.getByRole("main").getByText(/can see who is in a team\. Ask .*Olivia Owens/)).toBeVisible();
  await expect(milo.getByText("Tara Torres")).toHaveCount(0);
});

test("PRODUCT 3.1: an admin who adds themselves is told it is a self-grant; a maintainer cannot", async ({ people, cast }) => {
  const data = `/orgs/${cast.acme.slug}/teams/${cast.acme.teams["Data"]}`;
  const mona = await people.signIn("mona");
  await mona.goto(data);
  await find(mona, "Mona Meyer");
  await expect(mona.getByText(/^Maintainers cannot give themselves a place in a team/).first()).toBeVisible();
  await expect(mona.getByRole("dialog").getByRole("checkbox", { name: /^Mona Meyer/ })).toBeDisabled();

  const adam = await people.signIn("adam");
  await adam.goto(data);
  await choose(adam, "Adam Archer");
  await expect(adam.getByText("The audit log names it a self-grant")).toBeVisible();
  await adam.getByRole("button", { name: "Add Adam Archer" }).click();
  await expect(adam.getByText("Adam Archer is now in Data")).toBeVisible();
  await adam.goto(`/orgs/${cast.acme.slug}/audit`);
  await expect(adam.getByRole("table", { name: "Audit log" }).getByRole("row").nth(1)).toContainText("Added themselves to a team");
});

test("PRODUCT 3.5: nobody is taken out of their only team", async ({ people, cast, watch }) => {
  watch.refusals.push(/\/removal$/);
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/teams/${cast.acme.teams["My Team"]}`);
  await mona.getByRole("button", { name: "Remove Milo Marsh from My Team" }).click();
  await expect(mona.getByText("My Team is the only team of Milo Marsh")).toBeVisible();
  await expect(mona.getByRole("alertdialog")).toHaveCount(0);
});

async function find(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByRole("dialog").getByRole("searchbox", { name: "Search by name" }).fill(name);
}

async function choose(page: Page, name: string): Promise<void> {
  await find(page, name);
  await page
    .getByRole("dialog")
    .getByRole("checkbox", { name: new RegExp(`^${name}`) })
    .check();
}

async function add(page: Page, name: string): Promise<void> {
  await choose(page, name);
  await page
    .getByRole("dialog")
    .getByRole("button", { name: `Add ${name}` })
    .click();
}
