import { expect, test } from "./support/flow.ts";
import { expectNoSidewaysScroll } from "./support/axe.ts";
import { bulkBar, bulkDialogs, bulkRow, chooseMembers } from "./support/bulk-dialogs.ts";

const narrow = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("on a narrow screen the sidebar is a drawer that closes when one goes somewhere", async ({ people, cast }) => {
  const kim = await people.signIn("kim", narrow);
  await kim.goto(`/orgs/${cast.acme.slug}`);
  await kim.getByRole("button", { name: "Open navigation" }).tap();
  const drawer = kim.getByRole("dialog", { name: "Navigation" });
  await drawer.getByRole("link", { name: "Members" }).tap();
  await expect(kim.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
  await expect(drawer).toHaveCount(0);
  await expectNoSidewaysScroll(kim, "members");

  await kim.getByRole("button", { name: "Open navigation" }).tap();
  await drawer.getByRole("button", { name: /^Switch organization/ }).tap();
  await kim.getByRole("menuitem", { name: /^Globex/ }).tap();
  await expect(kim.getByRole("heading", { name: "Globex", level: 1 })).toBeVisible();
  await expect(drawer).toHaveCount(0);

  await kim.getByRole("button", { name: "Open navigation" }).tap();
  await drawer.getByRole("button", { name: "Close navigation" }).tap();
  await expect(drawer).toHaveCount(0);
});

test("on a narrow screen several members are dealt with at once, and nothing is cut off", async ({ people, cast }) => {
  const adam = await people.signIn("adam", narrow);
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(adam, ["Milo Marsh", "Adam Archer"]);
  await expectNoSidewaysScroll(adam, "the bar");
  for (const [kind, dialog] of Object.entries(bulkDialogs)) {
    await dialog.open(adam);
    await expect(bulkRow(adam, "Milo Marsh")).toContainText(dialog.becomes);
    await expectNoSidewaysScroll(adam, kind);
    await adam.getByRole("dialog").getByRole("button", { name: "Cancel" }).tap();
    await expect(adam.getByRole("dialog")).toHaveCount(0);
  }
});

test("on a narrow screen with many teams what follows from the chosen one is in sight at once", async ({ people, cast, connections }) => {
  await connections.us`
    insert into teams (account_id, id, name) select ${cast.acme.accountId}, gen_random_uuid(), 'Branch ' || n from generate_series(10, 60) n`;
  const adam = await people.signIn("adam", narrow);
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(adam, ["Milo Marsh"]);
  await bulkBar(adam).getByRole("button", { name: "Add to team…" }).tap();
  const dialog = adam.getByRole("dialog", { name: "Add 1 member to a team" });
  await dialog.getByRole("radio", { name: "Branch 14" }).tap();
  await expect(bulkRow(adam, "Milo Marsh")).toContainText("Joins as team member");
  await expect(bulkRow(adam, "Milo Marsh")).toBeInViewport({ ratio: 1 });
  await expect(dialog.getByRole("radio")).toHaveCount(1);
  await expect(dialog.getByRole("radio", { name: "Branch 14" })).toBeChecked();

  await dialog.getByRole("button", { name: "Choose another" }).tap();
  await dialog.getByRole("searchbox", { name: "Search by name" }).fill("branch 42");
  await dialog.getByRole("radio", { name: "Branch 42" }).tap();
  await expect(dialog.getByRole("radio")).toHaveCount(1);
  await expect(bulkRow(adam, "Milo Marsh")).toBeInViewport({ ratio: 1 });
  await dialog.getByRole("button", { name: "Add 1 person" }).tap();
  await expect(adam.getByText("1 person joined Branch 42")).toBeVisible();
});

test("on a narrow screen a role is changed and an invitation cancelled by touch", async ({ people, cast }) => {
  const adam = await people.signIn("adam", narrow);
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await adam.getByRole("button", { name: "Role of Milo Marsh: Member" }).tap();
  await adam.getByRole("menuitemradio", { name: "Billing manager" }).tap();
  await adam.getByRole("button", { name: "Make billing manager" }).tap();
  await expect(adam.getByText("Milo Marsh is now Billing manager")).toBeVisible();

  await adam.goto(`/orgs/${cast.acme.slug}/invites`);
  await adam.getByRole("button", { name: `Actions for ${cast.ines.email}` }).tap();
  await adam.getByRole("menuitem", { name: "Cancel invitation" }).tap();
  await adam.getByRole("alertdialog").getByRole("button", { name: "Cancel invitation" }).tap();
  await expect(adam.getByText("Invitation cancelled")).toBeVisible();
});

test("on a narrow screen a list is still a table to screen readers, which hear a column's name once", async ({ people, cast }) => {
  const adam = await people.signIn("adam", narrow);
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  const [rows, cells] = await Promise.all(["tr", "td"].map((element) => adam.locator(element).count()));
  const devtools = await adam.context().newCDPSession(adam);
  const { nodes } = await devtools.send("Accessibility.getFullAXTree");
  const heard = nodes.filter(({ ignored }) => !ignored);
  const ofRole = (role: string) => heard.filter((node) => node.role?.value === role);
  expect(rows).toBeGreaterThan(1);
  expect(ofRole("row")).toHaveLength(rows ?? 0);
  expect(ofRole("cell")).toHaveLength(cells ?? 0);
  expect(ofRole("columnheader").map(({ name }) => name?.value)).toContain("Joined");
  expect(ofRole("StaticText").filter(({ name }) => name?.value === "Joined")).toHaveLength(1);
  expect(
    await adam
      .locator("td[data-label=Joined]")
      .first()
      .evaluate((cell) => getComputedStyle(cell, "::before").content),
  ).toContain("Joined");
});
