import { expect, test } from "./support/flow.ts";

test("a page one may not see is a 403 that says why and who can help", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  const response = await milo.goto(`/orgs/${cast.acme.slug}/audit`);
  expect(response?.status()).toBe(403);
  await expect(milo.getByRole("heading", { name: "Audit log", level: 1 })).toBeVisible();
  await expect(milo.getByText("You have no access to this page")).toBeVisible();
  await expect(milo.getByRole("main").getByText(/Ask .*Olivia Owens.* \(.*owner.*\)/)).toBeVisible();
  await expect(milo.getByRole("link", { name: "Audit log", disabled: true })).toHaveAccessibleDescription(/Ask .*Olivia Owens/);
  await milo.getByRole("link", { name: "Go to Acme" }).click();
  await expect(milo.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(milo.getByRole("button", { name: "Invite people", disabled: true })).toHaveAccessibleDescription(/Ask .*Olivia Owens/);
});

test("another tenant's organization is not found, like one that does not exist", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  const foreign = await milo.goto(`/orgs/${cast.globex.slug}/members`);
  expect(foreign?.status()).toBe(404);
  const text = await milo.getByRole("main").innerText();
  expect(text).not.toContain("Globex");

  const missing = await milo.goto("/orgs/there-is-no-such-one/members");
  expect(missing?.status()).toBe(404);
  expect(await milo.getByRole("main").innerText()).toBe(text);
});

test("who was removed from an organization meets a 404 there", async ({ people, cast }) => {
  const remy = await people.signIn("remy");
  expect((await remy.goto(`/orgs/${cast.acme.slug}`))?.status()).toBe(404);
  await remy.goto("/organizations");
  await expect(remy.getByText("You are in no organization")).toBeVisible();
});
