import { expect, test } from "./support/flow.ts";

test("PRODUCT 4.6: belonging to no organization is normal", async ({ people }) => {
  const nina = await people.signIn("nina");
  await nina.goto("/");
  await expect(nina.getByRole("heading", { name: "Personal account", level: 1 })).toBeVisible();
  await expect(nina.getByRole("link", { name: "Create organization" })).toBeVisible();
  await nina.goto("/organizations");
  await expect(nina.getByRole("heading", { name: "Organizations", level: 1 })).toBeVisible();
  await expect(nina.getByRole("main").getByRole("link", { name: "Create organization" }).first()).toBeVisible();
});

test("PRODUCT 4.2: the switcher lists the personal account first, then every organization with role and region", async ({
  people,
  cast,
}) => {
  const kim = await people.signIn("kim");
  await expect(async () => {
    await kim.goto(`/orgs/${cast.acme.slug}`);
    await kim.getByRole("button", { name: /^Switch organization/ }).click();
    const items = kim.getByRole("menu").getByRole("menuitem");
    await expect(items.nth(0)).toContainText("Personal account", { timeout: 1000 });
    await expect(items.nth(1)).toContainText(/Acme.*Member.*US/s, { timeout: 1000 });
    await expect(items.nth(2)).toContainText(/Globex.*Member.*EU/s, { timeout: 1000 });
  }).toPass();
});

test("PRODUCT 2.7: nobody changes another person's address, not even the owner", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/members`);
  await expect(olivia.getByRole("row", { name: /Milo Marsh/ })).toContainText(cast.milo.email);
  for (const button of ["Actions for Milo Marsh", "Role of Milo Marsh: Member"]) {
    await olivia.getByRole("button", { name: button }).click();
    await expect(olivia.getByRole("menu")).toBeVisible();
    await expect(olivia.getByRole("menu")).not.toContainText(/e-mail|address/i);
    await olivia.keyboard.press("Escape");
    await expect(olivia.getByRole("menu")).toHaveCount(0);
  }
});
