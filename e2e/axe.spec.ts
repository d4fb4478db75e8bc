import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "./support/axe.ts";
import { expect, pageTag, test } from "./support/flow.ts";
import { createProject } from "#local/project-fixtures.ts";
import { linkIn } from "./support/inbox.ts";
import { bulkDialogs, bulkRow, chooseMembers } from "./support/bulk-dialogs.ts";
import { batchPath, invitationPath, openSample, pageRoutes, samplesOf } from "./support/flow-pages.ts";

for (const route of pageRoutes()) {
  test(`axe finds nothing on ${route}, in light and dark, wide and narrow`, { tag: pageTag }, async ({ people, cast, connections }) => {
    const invitation = route.includes("[token]") ? await invitationPath(cast, connections) : "";
    const batch = route.includes("[batchId]") ? await batchPath(cast, connections) : "";
    const world = { cast, invitation, batch, project: await createProject(connections, cast, "acme") };
    for (const sample of samplesOf(route, world)) {
      const page = await openSample(people, sample);
      await expect(page.getByRole("heading", { level: 1 }), `${sample.name} has one h1`).toHaveCount(1);
      await lookEverywhere(page, sample.name);
    }
  });
}

test("axe finds nothing in what opens over a page", { tag: pageTag }, async ({ people, cast }) => {
  test.slow();
  const mona = await people.signIn("mona");
  const members = `/orgs/${cast.acme.slug}/members`;
  await mona.goto(members);
  await mona.getByRole("button", { name: /^Switch organization/ }).click();
  await expect(mona.getByRole("menu")).toBeVisible();
  await lookInBothThemes(mona, "switcher");
  await mona.keyboard.press("Escape");
  await mona.getByRole("button", { name: /^Your account/ }).click();
  await expect(mona.getByRole("menuitemradio", { name: "Dark" })).toBeVisible();
  await lookInBothThemes(mona, "user menu");
  await mona.keyboard.press("Escape");
  await mona.keyboard.press("Control+k");
  await expect(mona.getByRole("option").first()).toBeVisible();
  await lookInBothThemes(mona, "palette");
  await mona.keyboard.press("Escape");
  await mona.getByRole("button", { name: "Role of Milo Marsh: Member" }).click();
  await expect(mona.getByRole("menuitemradio").first()).toBeVisible();
  await lookInBothThemes(mona, "roles that can be chosen");
  await mona.keyboard.press("Escape");
  await mona.getByRole("combobox", { name: "Role" }).click();
  await expect(mona.getByRole("option").first()).toBeVisible();
  await lookInBothThemes(mona, "select");
  await mona.keyboard.press("Escape");
  await mona.getByRole("button", { name: "Role of Adam Archer: Admin" }).focus();
  await lookInBothThemes(mona, "tooltip");

  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("button", { name: `Actions for ${cast.ines.email}` }).click();
  await mona.getByRole("menuitem", { name: "Cancel invitation" }).click();
  await expect(mona.getByRole("alertdialog")).toBeVisible();
  await lookInBothThemes(mona, "dialog");
  await mona.keyboard.press("Escape");

  await mona.setViewportSize({ width: 390, height: 844 });
  await mona.goto(members);
  await mona.getByRole("button", { name: "Open navigation" }).click();
  await expect(mona.getByRole("dialog", { name: "Navigation" })).toBeVisible();
  await lookInBothThemes(mona, "drawer");
});

test("axe finds nothing where several members are dealt with at once", { tag: pageTag }, async ({ people, cast }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await chooseMembers(adam, ["Milo Marsh", "Adam Archer"]);
  for (const [kind, dialog] of Object.entries(bulkDialogs)) {
    await dialog.open(adam);
    await expect(bulkRow(adam, "Milo Marsh")).toContainText(dialog.becomes);
    await adam.getByRole("dialog").getByText("What they gain and lose").click();
    await lookInBothThemes(adam, kind, "[role=dialog]");
    await adam.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    await expect(adam.getByRole("dialog")).toHaveCount(0);
  }
});

test("axe finds nothing on the way to another address", { tag: pageTag }, async ({ people, cast, inbox }) => {
  test.slow();
  const newEmail = `new.${cast.milo.email}`;
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.getByRole("button", { name: "Change e-mail address" }).click();
  await milo.getByLabel("New e-mail address").fill(newEmail);
  await lookInBothThemes(milo, "dialog");
  await milo.getByRole("button", { name: "Send link" }).click();
  await expect(milo.getByText(`${newEmail} waits to be confirmed`)).toBeVisible();
  await lookEverywhere(milo, "an address that waits");
  const link = linkIn(await inbox.next(newEmail));
  await milo.goto(link);
  await expect(milo.getByRole("button", { name: "Confirm new address" })).toBeVisible();
  await lookEverywhere(milo, "an address to confirm");
  const olivia = await people.signIn("olivia");
  await olivia.goto(link);
  await expect(olivia.getByRole("button", { name: "Switch account" })).toBeVisible();
  await lookEverywhere(olivia, "another's address");
});

test("axe finds nothing in a form that was refused", { tag: pageTag }, async ({ people }) => {
  const nina = await people.signIn("nina");
  await nina.goto("/orgs/new");
  await nina.getByRole("button", { name: "Create organization" }).click();
  await expect(nina.getByText("Choose where its data is kept")).toBeVisible();
  await lookEverywhere(nina, "refused form");
});

async function lookEverywhere(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await lookInBothThemes(page, `${what} at 1440`);
  await page.setViewportSize({ width: 390, height: 844 });
  await lookInBothThemes(page, `${what} at 390`);
  await expectNoSidewaysScroll(page, what);
}

/** Nobody has chosen a theme here, so the page follows the browser's. */
async function lookInBothThemes(page: Page, what: string, within?: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect(page.locator("html")).toHaveClass(new RegExp(`\\b${colorScheme}\\b`));
    await expectAccessible(page, `${what}, ${colorScheme}`, within);
  }
}
