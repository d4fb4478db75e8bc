import { expect, test } from "./support/flow.ts";

test("a maintainer asks what any member can do, and why not", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(mona.getByRole("table", { name: "What Mona Meyer can do" }), "oneself first").toBeVisible();

  await mona.getByRole("searchbox", { name: "Search by name" }).fill("milo");
  await mona.getByRole("radio", { name: /^Milo Marsh/ }).check();
  const answers = mona.getByRole("table", { name: "What Milo Marsh can do" });
  await expect(answers.getByRole("row", { name: /^Invite people/ })).toContainText(
    /No.*Only the owner, admins and maintainers.*Olivia Owens/,
  );
  await expect(answers.getByRole("row", { name: /^See who is a member/ })).toContainText("Yes");
});

test("for oneself everybody may ask; about others one hears who can", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(milo.getByRole("table", { name: "What Milo Marsh can do" })).toBeVisible();
  await expect(milo.getByText(/ask why someone else may or may not do something\. Ask .*Olivia Owens/).first()).toBeVisible();
  await expect(milo.getByRole("searchbox", { name: "Search by name" })).toHaveCount(0);
});

test("the owner cannot leave, and the answer says by which rule", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/roles`);
  const leaving = olivia.getByRole("table", { name: "What Olivia Owens can do" }).getByRole("row", { name: /^Leave the organization/ });
  await expect(leaving).toContainText("The owner cannot leave");
  await expect(leaving).toContainText("owning");
});
