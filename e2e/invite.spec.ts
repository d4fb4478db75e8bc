import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";
import { linkIn } from "./support/inbox.ts";

test("a newcomer is invited, signs up by the mail and lands in the organization, in their team (PRODUCT 6.6)", async ({
  people,
  cast,
  inbox,
}) => {
  const email = cast.ines.email.replace("ines+", "iris+");
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/members`);
  await mona.getByRole("link", { name: "Invite people" }).click();
  await expect(mona.getByLabel("E-mail addresses")).toBeFocused();
  await mona.getByLabel(/^Name/).fill("Iris Ito");
  await invite(mona, { email, team: "Data", note: "See you on Monday.\nBring cake." });

  const mail = await inbox.next(email);
  expect(mail.subject).toBe("Mona Meyer invites you to Acme");
  const iris = await people.visitor();
  await iris.goto(linkIn(mail));
  await expect(iris.getByRole("heading", { name: "Join Acme" })).toBeVisible();
  await expect(iris.getByText("Data (member)")).toBeVisible();
  await expect(iris.getByText("Bring cake.")).toBeVisible();
  await iris.getByRole("button", { name: `Sign in as ${email} to accept` }).click();
  await people.followSignInMail(iris, email);

  await expect(iris.getByLabel("Your name"), "the invitation knew it").toHaveValue("Iris Ito");
  await iris.getByRole("radio", { name: "European Union" }).check();
  await iris.getByRole("button", { name: "Continue" }).click();
  await iris.getByRole("button", { name: "Accept invitation" }).click();
  await expect(iris.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(iris.getByRole("listitem").filter({ hasText: "Data" })).toContainText("You: team member");
  await expect(iris.getByRole("listitem").filter({ hasText: "My Team" })).not.toContainText("You");

  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  await expect(mona.getByRole("row", { name: new RegExp(email.replace("+", "\\+")) })).toContainText("Accepted");
  await iris.goto(linkIn(mail));
  await expect(iris.getByText("You accepted this invitation.")).toBeVisible();
  await expect(iris.getByRole("link", { name: "Go to Acme" })).toBeVisible();
});

test("somebody with an account accepts with one button", async ({ people, cast, inbox }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(adam, { email: cast.nina.email, role: "Maintainer" });

  const nina = await people.signIn("nina");
  await nina.goto(linkIn(await inbox.next(cast.nina.email)));
  await nina.getByRole("button", { name: "Accept invitation" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(nina.getByRole("button", { name: /^Switch organization/ })).toContainText("Maintainer · US");
});

test("with the wrong account one sees both addresses, switches, and accepts (PRODUCT 6.6)", async ({ people, cast, inbox }) => {
  const olivia = await people.signIn("olivia");
  await olivia.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(olivia, { email: cast.nina.email });

  const browser = await people.signIn("gus");
  await browser.goto(linkIn(await inbox.next(cast.nina.email)));
  await expect(browser.getByText(`You are signed in as ${cast.gus.email}, and it was sent to ${cast.nina.email}.`)).toBeVisible();
  await expect(browser.getByRole("button", { name: "Accept invitation" })).toHaveCount(0);
  await browser.getByRole("button", { name: "Switch account" }).click();
  await expect(browser.getByRole("textbox", { name: "E-mail address" })).toHaveValue(cast.nina.email);
  await people.signInByMail(browser, cast.nina.email);
  await browser.getByRole("button", { name: "Accept invitation" }).click();
  await expect(browser.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("several addresses at once: each is told what became of it, and a wrong one is named", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  const addresses = mona.getByLabel("E-mail addresses");
  await addresses.fill(`${cast.nina.email}, nobody@, ${cast.milo.email}\n${cast.ines.email} ${cast.nina.email}`);
  await mona.getByRole("button", { name: /^Send \d invitations$/ }).click();
  await expect(addresses).toHaveAttribute("aria-invalid", "true");
  await mona.getByRole("button", { name: "Leave out nobody@" }).click();
  await mona.getByRole("button", { name: /^Send \d invitations$/ }).click();

  const outcomes = mona.getByRole("table", { name: "Outcome by address" });
  await expect(mona.getByRole("heading", { name: "1 invitation sent" })).toBeFocused();
  await expect(outcomes.getByRole("row").filter({ hasText: cast.nina.email }).first()).toContainText("Invited");
  await expect(outcomes.getByRole("row").filter({ hasText: cast.nina.email }).nth(1)).toContainText("Listed twice");
  await expect(outcomes.getByRole("row").filter({ hasText: cast.milo.email })).toContainText("Already a member");
  await expect(outcomes.getByRole("row").filter({ hasText: cast.ines.email })).toContainText("Already invited");
});

test("a cancelled invitation's link says so", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  await mona.getByRole("link", { name: "See invitations" }).click();
  await mona.getByRole("button", { name: `Actions for ${cast.nina.email}` }).click();
  await mona.getByRole("menuitem", { name: "Cancel invitation" }).click();
  const question = mona.getByRole("alertdialog", { name: `Cancel the invitation of ${cast.nina.email}?` });
  await question.getByRole("button", { name: "Cancel invitation" }).click();
  await expect(mona.getByRole("row").filter({ hasText: cast.nina.email })).toContainText("Cancelled");

  const nina = await people.signIn("nina");
  await nina.goto(linkIn(await inbox.next(cast.nina.email)));
  await expect(nina.getByText("Mona Meyer or a colleague cancelled this invitation. Ask for a new one.")).toBeVisible();
  await expect(nina.getByRole("button", { name: "Accept invitation" })).toHaveCount(0);
});

test("a copied link is the mailed one, and only the addressee can accept with it (PRODUCT 6.5, 6.6)", async ({ people, cast, inbox }) => {
  const mona = await people.signIn("mona", { permissions: ["clipboard-read", "clipboard-write"] });
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email });
  await mona.getByRole("button", { name: `Copy link for ${cast.nina.email}` }).click();
  await expect(mona.getByText("Link copied")).toBeVisible();
  const copied = await mona.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(linkIn(await inbox.next(cast.nina.email)));

  const nina = await people.signIn("nina");
  await nina.goto(copied);
  await nina.getByRole("button", { name: "Accept invitation" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("a link that was cut or guessed opens nothing", async ({ people }) => {
  const visitor = await people.visitor();
  const response = await visitor.goto("/invites/guild_inv_us_cut");
  expect(response?.status()).toBe(404);
  await expect(visitor.getByRole("heading", { name: "This invitation link does not work" })).toBeVisible();
});
