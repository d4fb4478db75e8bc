import { readFile } from "node:fs/promises";
import { expect, test } from "./support/flow.ts";

test("PRODUCT 11.2: what somebody tried and was refused stands beside the audit log", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/members`);
  await olivia.getByRole("button", { name: "Role of Mona Meyer: Maintainer" }).click();
  await olivia.getByRole("menuitemradio", { name: "Member" }).click();
  await olivia.getByRole("button", { name: "Make member" }).click();
  await expect(olivia.getByText("Mona Meyer is now Member")).toBeVisible();
  await mona.getByRole("button", { name: "Role of Milo Marsh: Member" }).click();
  await mona.getByRole("menuitemradio", { name: "Maintainer" }).click();
  await expect(mona.getByText("The role of Milo Marsh was not changed")).toBeVisible();

  await olivia.goto(`/orgs/${cast.acme.slug}/audit`);
  await olivia.getByRole("link", { name: "Refused attempts" }).click();
  const refused = olivia.getByRole("table", { name: "Refused attempts" }).getByRole("row").nth(1);
  await expect(refused).toContainText(/Mona Meyer.*Change a member's role.*Milo Marsh.*Only the owner/);
});

test("a role that somebody else changed is in the sidebar from the next page on, without a reload", async ({
  people,
  cast,
  connections,
}) => {
  const { accountId, slug } = cast.acme;
  const become = (role: string) => connections.us`
    update memberships set role = ${role} where account_id = ${accountId} and user_id = ${cast.adam.userId}`;
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${slug}`);
  const audit = adam.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Audit log" });
  await expect(audit).toBeEnabled();
  await become("member");
  await adam.getByRole("link", { name: "Teams", exact: true }).click();
  await expect(adam.getByRole("heading", { name: "Teams", level: 1 })).toBeVisible();
  await expect(audit).toBeDisabled();
  await expect(adam.getByRole("button", { name: /^Switch organization/ }).first()).toContainText("Member");
  await become("admin");
  await adam.getByRole("link", { name: "Home", exact: true }).click();
  await expect(audit).toBeEnabled();
});

test("PRODUCT 11.1: the audit log is filtered by event and person, and exported with its hashes", async ({ people, cast }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/teams`);
  await adam.getByRole("button", { name: "Create team" }).click();
  await adam.getByRole("dialog").getByLabel("Name").fill("Support");
  await adam.getByRole("dialog").getByRole("button", { name: "Create team" }).click();
  await expect(adam.getByRole("heading", { name: "Support", level: 1 })).toBeVisible();

  await adam.goto(`/orgs/${cast.acme.slug}/audit`);
  const log = adam.getByRole("table", { name: "Audit log" });
  await adam.getByRole("combobox", { name: "Event" }).click();
  await adam.getByRole("option", { name: "Created the team", exact: true }).click();
  await expect(adam).toHaveURL(/event=team\.created/);
  await expect(log.getByRole("row", { name: /Support/ })).toBeVisible();
  await adam.getByRole("searchbox", { name: "Search by who did it" }).fill("olivia");
  await adam.getByRole("button", { name: "Search", exact: true }).click();
  await expect(adam.getByText("No events match")).toBeVisible();
  await adam.getByRole("button", { name: "Clear filters" }).click();
  await expect(log.getByRole("row", { name: /Support/ })).toBeVisible();

  const downloading = adam.waitForEvent("download");
  await adam.getByRole("link", { name: "Export CSV" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe(`${cast.acme.slug}-audit-1-to-1.csv`);
  const [header, row] = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(header).toMatch(/^number,at,.*previous_hash,hash,head_number,head_hash$/);
  expect(row).toMatch(/^1,.*team\.created,.*,1,[0-9a-f]{64}$/);
});
