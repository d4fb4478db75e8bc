import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";
import { linkIn } from "./support/inbox.ts";

test("a maintainer makes a member a maintainer, and no more than that (PRODUCT 2.2, 6.9)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  await mona.getByRole("button", { name: "Role of Milo Marsh: Member" }).click();
  await expect(mona.getByRole("menuitemradio", { name: /^Admin/ })).toBeDisabled();
  await expect(mona.getByRole("menuitemradio", { name: /^Admin/ })).toContainText(
    "You can only give a role whose permissions you all have",
  );
  await mona.getByRole("menuitemradio", { name: "Maintainer" }).click();
  await expect(mona.getByText("Milo Marsh is now Maintainer")).toBeVisible();

  const mail = await inbox.next(cast.milo.email);
  expect(mail.subject).toBe("You are now a maintainer of Acme");
  const milo = await people.signIn("milo");
  await milo.goto(linkIn(mail));
  await expect(milo.getByRole("button", { name: /^Switch organization/ })).toContainText("Maintainer · US");
});

test("whom a maintainer cannot touch says why, and who can (PRODUCT 2.2, 2.8)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  const role = (label: string) => mona.getByRole("button", { name: label });
  await expect(role("Role of Adam Archer: Admin")).toHaveAccessibleDescription(/They outrank you\. Ask .*Olivia Owens.* \(.*owner.*\)/);
  await expect(role("Role of Olivia Owens: Owner")).toHaveAccessibleDescription(/They own the organization/);
  await expect(role("Role of Mona Meyer: Maintainer")).toHaveAccessibleDescription(/You cannot do this to yourself/);
  await expect(role("Role of Bella Brook: Billing manager")).toHaveAccessibleDescription(/permissions that yours has not/);

  await role("Role of Adam Archer: Admin").hover();
  await expect(mona.getByText("They outrank you.").and(mona.locator("[aria-hidden=true]"))).toBeVisible();
  await role("Role of Adam Archer: Admin").press("Enter");
  await expect(mona.getByRole("menu")).toHaveCount(0);
});

test("a demotion cancels the invitations the person could no longer send (PRODUCT 2.6)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  const link = linkIn(await inbox.next(cast.nina.email));

  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members?role=maintainer`);
  await adam.getByRole("button", { name: "Role of Mona Meyer: Maintainer" }).click();
  await adam.getByRole("menuitemradio", { name: "Member" }).click();
  const question = adam.getByRole("alertdialog", { name: "Make Mona Meyer member?" });
  await expect(question, "what is lost is said first").toContainText("change a member's role, remove a member, export the list of members");
  await expect(question).toContainText("1 open invitation they sent, cancelled with it");
  await question.getByRole("button", { name: "Make member" }).click();
  await expect(adam.getByText("1 invitation they could no longer send was cancelled.")).toBeVisible();

  const nina = await people.signIn("nina");
  await nina.goto(link);
  await expect(nina.getByText(/cancelled this invitation/)).toBeVisible();
  const response = await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  expect(response?.status(), "the demoted's very next page").toBe(403);
});

test("a role that was taken away while the page was open is refused with the reason", async ({ people, cast }) => {
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
  await expect(mona.getByRole("button", { name: "Role of Milo Marsh: Member" }), "taken back on the screen").toBeVisible();
});

test("the Roles page shows the policy and marks one's own role", async ({ people, cast }) => {
  const bella = await people.signIn("bella");
  await bella.goto(`/orgs/${cast.acme.slug}/roles`);
  await expect(bella.getByRole("heading", { name: "Roles", level: 1 })).toBeVisible();
  await expect(bella.getByRole("table").first()).toContainText("Billing manager");
});

test("members are found by name, filtered by role and sorted, all of it in the address", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/members`);
  await expect(milo.getByText("8 members", { exact: true })).toBeVisible();
  await milo.getByRole("searchbox", { name: "Search by name" }).fill("tar");
  await expect(milo.getByText("1 member found")).toBeVisible();
  await expect(milo).toHaveURL(/search=tar/);
  await milo.getByRole("searchbox", { name: "Search by name" }).fill("");
  await expect(milo.getByText("8 members", { exact: true })).toBeVisible();

  await milo.getByRole("combobox", { name: "Role" }).click();
  await milo.getByRole("option", { name: "Admin", exact: true }).click();
  await expect(milo.getByRole("row", { name: /^Anna Abbott/ })).toBeVisible();
  await expect(milo.getByRole("row", { name: /^Milo Marsh/ })).toHaveCount(0);
  await expect(milo).toHaveURL(/role=admin/);
});
