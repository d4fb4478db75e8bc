import { expect, test } from "./support/flow.ts";

test("PRODUCT 5.10: the owner gives the organization to a member, types its name, and becomes admin", async ({ people, cast, inbox }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/settings`);
  await olivia.getByRole("button", { name: "Transfer ownership" }).click();
  const form = olivia.getByRole("dialog", { name: "Transfer Acme to somebody else" });
  await form.getByRole("searchbox", { name: "Search by name" }).fill("mona");
  await form.getByRole("radio", { name: /^Mona Meyer/ }).check();
  await form.getByLabel(/^Type Acme/).fill("Acne");
  await form.getByRole("button", { name: "Transfer to Mona Meyer" }).click();
  await expect(form.getByText("Type Acme to confirm.")).toBeVisible();
  await form.getByLabel(/^Type Acme/).fill("Acme");
  await form.getByRole("button", { name: "Transfer to Mona Meyer" }).click();
  await expect(olivia.getByText("Mona Meyer now owns Acme")).toBeVisible();
  await expect(olivia.getByRole("button", { name: /^Switch organization/ })).toContainText("Admin · US");
  await expect(olivia.getByRole("button", { name: "Transfer ownership" })).toHaveAccessibleDescription(/Ask Mona Meyer \(owner\)/);

  for (const { email } of [cast.olivia, cast.mona]) expect((await inbox.next(email)).subject).toContain("Acme");
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}`);
  await expect(mona.getByRole("button", { name: /^Switch organization/ })).toContainText("Owner · US");
});

test("PRODUCT 4.5: transfer and dismissal want a sign-in of the last 12 hours", async ({ people, cast, connections }) => {
  const olivia = await people.signIn("olivia");
  await connections.directory`update sessions set created_at = now() - interval '13 hours' where user_id = ${cast.olivia.userId}`;
  await olivia.goto(`/orgs/${cast.acme.slug}/settings`);
  for (const name of ["Transfer ownership", "Dismiss organization"]) {
    await expect(olivia.getByRole("button", { name })).toHaveAccessibleDescription(/You signed in more than 12 hours ago/);
  }
  await olivia.getByRole("button", { name: "Sign out and in again" }).click();
  await people.signInByMail(olivia, cast.olivia.email);
  await expect(olivia.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
  await olivia.getByRole("button", { name: "Transfer ownership" }).click();
  await expect(olivia.getByRole("dialog", { name: "Transfer Acme to somebody else" })).toBeVisible();
});

test("PRODUCT 5.13: dismissing says what goes, and afterwards nobody opens it", async ({ people, cast }) => {
  const kim = await people.signIn("kim");
  await kim.goto(`/orgs/${cast.acme.slug}`);
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/settings`);
  await olivia.getByRole("button", { name: "Dismiss organization" }).click();
  const question = olivia.getByRole("alertdialog", { name: "Dismiss Acme for good?" });
  await expect(question).toContainText("8 memberships");
  await expect(question).toContainText("2 teams");
  await expect(question).toContainText("1 open invitation");
  await expect(question.getByRole("button", { name: "Dismiss organization" })).toBeDisabled();
  await question.getByLabel(/^Type Acme/).fill("Acme");
  await question.getByRole("button", { name: "Dismiss organization" }).click();
  await expect(olivia.getByText("Acme was dismissed")).toBeVisible();
  await expect(olivia).toHaveURL(/\/organizations$/);
  await expect(olivia.getByRole("heading", { name: "Organizations", level: 1 })).toBeVisible();
  await expect(olivia.getByRole("main").getByText("Acme")).toHaveCount(0);

  expect((await kim.goto(`/orgs/${cast.acme.slug}`))?.status(), "the very next request").toBe(404);
});

test("whoever is not the owner sees the danger zone's buttons, and who can press them", async ({ people, cast }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/settings`);
  for (const name of ["Transfer ownership", "Dismiss organization"]) {
    await expect(adam.getByRole("button", { name })).toHaveAccessibleDescription(/Ask Olivia Owens \(owner\)/);
  }
});
