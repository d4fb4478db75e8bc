import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";
import { linkIn } from "./support/inbox.ts";

test("removing a member shows what dies and wants their e-mail address typed (PRODUCT 5.11, 2.6)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  const link = linkIn(await inbox.next(cast.nina.email));

  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  await adam.getByRole("button", { name: "Actions for Mona Meyer" }).click();
  await adam.getByRole("menuitem", { name: "Remove…" }).click();
  const question = adam.getByRole("alertdialog", { name: "Remove Mona Meyer from Acme?" });
  await expect(question).toContainText("1 place in teams: My Team (team member)");
  await expect(question).toContainText("1 open invitation they sent, cancelled with it");
  await expect(question).toContainText("2 seats freed");
  const confirm = question.getByRole("button", { name: "Remove Mona Meyer" });
  await expect(confirm).toHaveAttribute("aria-disabled", "true");
  await question.getByRole("textbox").fill(cast.mona.email);
  await confirm.click();
  await expect(adam.getByText("Mona Meyer is no longer a member")).toBeVisible();
  await expect(adam.getByRole("row", { name: /Mona Meyer/ })).toHaveCount(0);

  expect((await mona.goto(`/orgs/${cast.acme.slug}/members`))?.status(), "the removed person's very next page").toBe(404);
  expect((await inbox.next(cast.mona.email)).subject).toBe("You were removed from Acme");
  const nina = await people.signIn("nina");
  await nina.goto(link);
  await expect(nina.getByText(/cancelled this invitation/)).toBeVisible();
});

test("whom one may not remove says why, and who can (PRODUCT 2.1, 2.2, 2.8)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  await mona.getByRole("button", { name: "Actions for Olivia Owens" }).click();
  await expect(mona.getByRole("menuitem", { name: /Remove…/ })).toContainText("They own the organization");
  await expect(mona.getByRole("menuitem", { name: /Remove…/ })).toBeDisabled();
  await mona.keyboard.press("Escape");
  await mona.getByRole("button", { name: "Actions for Adam Archer" }).click();
  await expect(mona.getByRole("menuitem", { name: /Remove…/ })).toContainText(/They outrank you\. Ask .*Olivia Owens/);
  await mona.keyboard.press("Escape");
  await mona.getByRole("button", { name: "Role of Milo Marsh: Member" }).click();
  await mona.getByRole("menuitem", { name: "Remove…" }).click();
  await expect(mona.getByRole("alertdialog", { name: "Remove Milo Marsh from Acme?" }), "from the menu of the role too").toBeVisible();
});

test("leaving wants the organization's name typed and ends access at once (PRODUCT 5.11)", async ({ people, cast }) => {
  const kim = await people.signIn("kim");
  await kim.goto(`/orgs/${cast.acme.slug}/members`);
  await kim.getByRole("button", { name: "Actions for Kim Kato" }).click();
  await kim.getByRole("menuitem", { name: "Leave organization…" }).click();
  const question = kim.getByRole("alertdialog", { name: "Leave Acme?" });
  await expect(question).toContainText("Your access to Acme ends at once");
  await question.getByRole("textbox").fill("Acme");
  await question.getByRole("button", { name: "Leave organization" }).click();
  await expect(kim.getByText("You left Acme")).toBeVisible();
  await expect(kim.getByRole("heading", { name: "Organizations", level: 1 })).toBeVisible();
  await expect(kim.getByRole("row", { name: /Globex/ })).toBeVisible();
  await expect(kim.getByRole("row", { name: /Acme/ })).toHaveCount(0);
  expect((await kim.goto(`/orgs/${cast.acme.slug}`))?.status()).toBe(404);
});

test("the owner cannot leave and is told so (PRODUCT 2.1)", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/members`);
  await olivia.getByRole("button", { name: "Actions for Olivia Owens" }).click();
  const leave = olivia.getByRole("menuitem", { name: /Leave organization…/ });
  await expect(leave).toBeDisabled();
  await expect(leave).toContainText(/transfer|dismiss/i);
});

test("a maintainer exports the members, a member reads who could (PRODUCT 2)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  const downloading = mona.waitForEvent("download");
  await mona.getByRole("link", { name: "Export CSV" }).click();
  expect((await downloading).suggestedFilename()).toBe(`${cast.acme.slug}-members.csv`);

  const milo = await people.signIn("milo");
  await milo.goto(`/orgs/${cast.acme.slug}/members`);
  await expect(milo.getByRole("button", { name: "Export CSV" })).toHaveAccessibleDescription(/Ask .*Olivia Owens/);
});

test("an invitation is sent again at most once a minute; the new link works, the old one says so (PRODUCT 6.5, 6.8)", async ({
  people,
  cast,
  inbox,
  connections,
}) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(adam, { email: cast.nina.email });
  const oldLink = linkIn(await inbox.next(cast.nina.email));

  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  const row = mona.getByRole("row").filter({ hasText: cast.nina.email });
  const sendAgain = async () => {
    await mona.getByRole("button", { name: `Actions for ${cast.nina.email}` }).click();
    await mona.getByRole("menuitem", { name: "Send again" }).click();
  };
  await sendAgain();
  await expect(mona.getByText("This invitation was sent less than a minute ago.", { exact: false })).toBeVisible();

  await connections[cast.acme.region]`
    update invitations set sent_at = now() - interval '2 minutes' where account_id = ${cast.acme.accountId} and email = ${cast.nina.email}`;
  await sendAgain();
  await expect(mona.getByText(`Sent again to ${cast.nina.email}`)).toBeVisible();
  await expect(row, "the resender is now the inviter").toContainText("by Mona Meyer");

  const nina = await people.signIn("nina");
  await nina.goto(oldLink);
  await expect(nina.getByText("A newer link was sent for this invitation.", { exact: false })).toBeVisible();
  await nina.goto(linkIn(await inbox.next(cast.nina.email)));
  await expect(nina.getByRole("button", { name: "Accept invitation" })).toBeVisible();
});

test("an expired invitation is found by its state, sent again, or taken off the list (PRODUCT 6.4)", async ({
  people,
  cast,
  connections,
}) => {
  await connections[cast.acme.region]`
    update invitations set sent_at = now() - interval '8 days', expires_at = now() - interval '1 day' where id = ${cast.ines.invitationId}`;
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("combobox", { name: "State" }).click();
  await mona.getByRole("option", { name: "Pending" }).click();
  await expect(mona.getByText("No invitation found")).toBeVisible();
  await mona.getByRole("combobox", { name: "State" }).click();
  await mona.getByRole("option", { name: "Expired" }).click();
  await expect(mona).toHaveURL(/state=expired/);
  const actions = mona.getByRole("button", { name: `Actions for ${cast.ines.email}` });
  await actions.click();
  await mona.getByRole("menuitem", { name: "Send again" }).click();
  await expect(mona.getByText(`Sent again to ${cast.ines.email}`)).toBeVisible();
  await expect(mona.getByText("No invitation found")).toBeVisible();

  await connections[cast.acme.region]`
    update invitations set expires_at = now() - interval '1 day' where id = ${cast.ines.invitationId}`;
  await mona.reload();
  await actions.click();
  await mona.getByRole("menuitem", { name: "Remove" }).click();
  await expect(mona.getByText("Invitation removed")).toBeVisible();
  await mona.getByRole("button", { name: "Show all invitations" }).click();
  await expect(mona.getByText("Nobody is invited yet")).toBeVisible();
});

test("several invitations are chosen, sent again and cancelled at once, each with its own outcome (PRODUCT 6.4, 6.8)", async ({
  people,
  cast,
  connections,
}) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  await connections[cast.acme.region]`
    update invitations set sent_at = now() - interval '2 minutes' where id = ${cast.ines.invitationId}`;
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await mona.getByRole("checkbox", { name: "Choose all on this page" }).check();
  await mona.getByRole("button", { name: "Send 2 again" }).click();
  const outcomes = mona.getByRole("list", { name: "Outcome by invitation" }).getByRole("listitem");
  await expect(outcomes.filter({ hasText: cast.ines.email })).toContainText("Sent again");
  await expect(outcomes.filter({ hasText: cast.nina.email })).toContainText("less than a minute ago");
  await expect(mona.getByText("1 of 2 invitations done, 1 refused")).toBeVisible();
  await mona.getByRole("button", { name: "Close" }).click();

  await mona.getByRole("checkbox", { name: `Choose ${cast.ines.email}` }).check();
  await mona.getByRole("checkbox", { name: `Choose ${cast.nina.email}` }).check();
  await expect(mona.getByRole("button", { name: "Remove 0 expired" })).toHaveAccessibleDescription(
    "Only expired invitations can be removed.",
  );
  await mona.getByRole("button", { name: "Cancel 2 invitations" }).click();
  await mona.getByRole("alertdialog").getByRole("button", { name: "Cancel 2 invitations" }).click();
  await expect(mona.getByText("2 of 2 invitations done")).toBeVisible();
  await expect(mona.getByRole("row").filter({ hasText: cast.ines.email })).toContainText("Cancelled");
});

test("an invitation that was not mailed says why and offers its link (PRODUCT 6.8)", async ({ people, cast, connections }) => {
  await connections[cast.acme.region]`update invitations set mail_state = 'limited' where id = ${cast.ines.invitationId}`;
  const mona = await people.signIn("mona", { permissions: ["clipboard-read", "clipboard-write"] });
  await mona.goto(`/orgs/${cast.acme.slug}/invites?search=ines`);
  await expect(mona.getByText("Not mailed: limit")).toBeVisible();
  await mona.getByRole("button", { name: `Copy link for ${cast.ines.email}` }).click();
  await expect(mona.getByText("Link copied")).toBeVisible();
});

test("declining closes an invitation for good and the inviter sees it (PRODUCT 6.4)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });

  const nina = await people.signIn("nina");
  await nina.goto(linkIn(await inbox.next(cast.nina.email)));
  await nina.getByRole("button", { name: "Decline" }).click();
  await nina.getByRole("alertdialog", { name: "Decline to join Acme?" }).getByRole("button", { name: "Decline invitation" }).click();
  await expect(nina.getByText("This invitation was declined. Ask for a new one if that changed.")).toBeVisible();
  await expect(nina.getByRole("button", { name: "Accept invitation" })).toHaveCount(0);
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await expect(mona.getByRole("row").filter({ hasText: cast.nina.email })).toContainText("Declined");
});

test("the overview of organizations shows what each role may see, and lets one leave (PRODUCT 4.4, 2.1)", async ({ people, cast }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto("/organizations");
  await expect(olivia.getByRole("row", { name: /^Acme/ }).getByRole("link", { name: "1", exact: true })).toHaveAttribute(
    "href",
    `/orgs/${cast.acme.slug}/invites?state=pending`,
  );
  await expect(olivia.getByRole("button", { name: "Leave Acme" })).toHaveAccessibleDescription(/transfer|dismiss/i);

  const kim = await people.signIn("kim");
  await kim.goto("/organizations");
  await expect(kim.getByRole("row", { name: /^Acme/ }), "members do not see invitations").toContainText("—");
  await kim.getByRole("button", { name: "Leave Globex" }).click();
  const question = kim.getByRole("alertdialog", { name: "Leave Globex?" });
  await question.getByRole("textbox").fill("Globex");
  await question.getByRole("button", { name: "Leave organization" }).click();
  await expect(kim.getByRole("row", { name: /^Globex/ })).toHaveCount(0);
  await expect(kim.getByRole("row", { name: /^Acme/ })).toBeVisible();
});
