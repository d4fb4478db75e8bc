import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";
import { linkIn } from "./support/inbox.ts";

test("PRODUCT 6.2: an invitation starts as member of My Team, as team member, and nothing more", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await expect(mona.getByRole("radio", { name: /^Member/ })).toBeChecked();
  const teams = mona.getByRole("list", { name: "Teams to join" });
  await expect(teams.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await expect(teams.getByRole("checkbox", { name: "My Team" })).toBeChecked();
  await expect(teams.getByRole("combobox", { name: "Role in My Team" })).toHaveText("Team member");
});

test("PRODUCT 6.1, 6.7: a role per team of one's own choice; the mail says who invites, to what, as what, the note and until when", async ({
  people,
  cast,
  inbox,
}) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await adam.getByLabel("E-mail addresses").fill(cast.nina.email);
  await adam.getByRole("radio", { name: /^Billing manager/ }).check();
  await adam.getByRole("checkbox", { name: "Data" }).check();
  await adam.getByRole("combobox", { name: "Role in Data" }).click();
  await adam.getByRole("option", { name: "Team admin" }).click();
  await adam.getByLabel("Note").fill("The numbers are in the drawer.");
  await adam.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(adam.getByRole("heading", { name: "1 invitation sent" })).toBeVisible();

  const mail = await inbox.next(cast.nina.email);
  for (const words of [
    "Adam Archer",
    "Acme",
    "billing manager",
    "Data (admin)",
    "My Team (member)",
    "The numbers are in the drawer.",
    "expires on",
  ])
    expect(mail.text).toContain(words);
  expect(mail.html).toContain("Accept invitation");

  const nina = await people.signIn("nina");
  await nina.goto(linkIn(mail));
  await nina.getByRole("button", { name: "Accept invitation" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(nina.getByRole("listitem").filter({ hasText: "Data" })).toContainText("You: team admin");
  await expect(nina.getByRole("listitem").filter({ hasText: "My Team" })).toContainText("You: team member");
});

test("PRODUCT 6.9: whoever invited hears that it was accepted", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  const nina = await people.signIn("nina");
  await nina.goto(linkIn(await inbox.next(cast.nina.email)));
  await nina.getByRole("button", { name: "Accept invitation" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  expect((await inbox.next(cast.mona.email)).subject).toMatch(/joined Acme$/);
});

test("PRODUCT 2.3: the rank rule holds where one invites and where one sends again; cancelling it does not bind", async ({
  people,
  cast,
}) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(olivia, { email: cast.nina.email, role: "Admin" });

  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  const admin = mona.getByRole("radio", { name: /^Admin/ });
  await expect(admin).toBeDisabled();
  await expect(admin).toHaveAccessibleName(/You can only give a role whose permissions you all have yourself.* Ask .*Olivia Owens/);

  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("button", { name: `Actions for ${cast.nina.email}` }).click();
  await expect(mona.getByRole("menuitem", { name: /^Send again/ })).toBeDisabled();
  await expect(mona.getByRole("menuitem", { name: /^Send again/ })).toContainText("You can only give a role");
  await mona.getByRole("menuitem", { name: "Cancel invitation" }).click();
  await mona.getByRole("alertdialog").getByRole("button", { name: "Cancel invitation" }).click();
  await expect(mona.getByRole("row").filter({ hasText: cast.nina.email })).toContainText("Cancelled");
});
