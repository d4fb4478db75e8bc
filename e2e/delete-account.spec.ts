import { expect, test } from "./support/flow.ts";

test("PRODUCT 2.1: an owner is told what stands in the way of deleting their account", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto("/profile");
  await expect(olivia.getByRole("button", { name: "Delete account" })).toHaveAccessibleDescription(/Transfer the ownership/);
  const zone = olivia.getByRole("region", { name: "Danger zone" });
  await expect(zone).toContainText("You own Acme.");
  await zone.getByRole("link", { name: "Acme" }).click();
  await expect(olivia.getByRole("button", { name: "Transfer ownership" })).toBeVisible();
  await expect(olivia).toHaveURL(`/orgs/${cast.acme.slug}/settings`);
});

test("PRODUCT 4.3: a deleted account is signed out everywhere, gone from every organization, and its address can start anew", async ({
  people,
  cast,
}) => {
  const elsewhere = await people.signIn("kim");
  await elsewhere.goto(`/orgs/${cast.globex.slug}`);
  const kim = await people.signIn("kim");
  await kim.goto("/profile");
  await kim.getByRole("button", { name: "Delete account" }).click();
  const question = kim.getByRole("alertdialog", { name: "Delete your account for good?" });
  await expect(question).toContainText(/memberships?; open invitations you sent are cancelled/);
  await expect(question.getByRole("button", { name: "Delete account" })).toBeDisabled();
  await question.getByLabel(/^Type kim/).fill(cast.kim.email);
  await question.getByRole("button", { name: "Delete account" }).click();
  await expect(kim.getByText("Your account is deleted")).toBeVisible();

  await elsewhere.goto(`/orgs/${cast.globex.slug}`);
  await expect(elsewhere.getByRole("textbox", { name: "E-mail address" }), "a visitor at the very next request").toBeVisible();

  const olivia = await people.signIn("olivia");
  await expect(async () => {
    await olivia.goto(`/orgs/${cast.acme.slug}/members`);
    await expect(olivia.getByRole("row", { name: /Olivia Owens/ })).toBeVisible();
    await expect(olivia.getByRole("row", { name: /Kim Kato/ })).toHaveCount(0, { timeout: 1000 });
  }).toPass();

  await expect(async () => {
    await kim.goto("/sign-in");
    await people.signInByMail(kim, cast.kim.email);
    await expect(kim.getByRole("heading", { name: /welcome/i, level: 1 }), "a newcomer").toBeVisible();
  }).toPass();
});

test("PRODUCT 4.5: deleting an account wants a sign-in of the last 12 hours", async ({ people, cast, connections }) => {
  const kim = await people.signIn("kim");
  await connections.directory`update sessions set created_at = now() - interval '13 hours' where user_id = ${cast.kim.userId}`;
  await kim.goto("/profile");
  await expect(kim.getByRole("button", { name: "Delete account" })).toHaveAccessibleDescription(/You signed in more than 12 hours ago/);
  await kim.getByRole("button", { name: "Sign out and in again" }).click();
  await people.signInByMail(kim, cast.kim.email);
  await expect(kim.getByRole("button", { name: "Delete account" })).toBeEnabled();
});
