import { expect, test } from "./support/flow.ts";

test("the theme one chooses stays, whatever the system says", async ({ people, cast }) => {
  const tara = await people.signIn("tara", { colorScheme: "light" });
  await tara.goto(`/orgs/${cast.acme.slug}`);
  const page = tara.locator("html");
  await expect(page).toHaveClass(/\blight\b/);

  await tara.getByRole("button", { name: /^Your account/ }).click();
  await tara.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect(page).toHaveClass(/\bdark\b/);
  await tara.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(page, "from the first paint of the next page").toHaveClass(/\bdark\b/);

  await tara.getByRole("button", { name: /^Your account/ }).click();
  await tara.getByRole("menuitemradio", { name: "System" }).click();
  await expect(page).toHaveClass(/\blight\b/);
});
