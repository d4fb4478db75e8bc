import type { Page } from "@playwright/test";
import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";
import { linkIn } from "./support/inbox.ts";

/** Asks for another address in the profile. */
async function askFor(page: Page, email: string): Promise<void> {
  await page.goto("/profile");
  await page.getByRole("button", { name: "Change e-mail address" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("New e-mail address").fill(email);
  await dialog.getByRole("button", { name: "Send link" }).click();
  await expect(page.getByText(`${email} waits to be confirmed`)).toBeVisible();
}

test("a new address is confirmed by its mail, told to both, and signs in from then on (PRODUCT 2.7, 4.3, 6.9, 11.3)", async ({
  people,
  cast,
  inbox,
}) => {
  const newEmail = `new.${cast.milo.email}`;
  const milo = await people.signIn("milo");
  await askFor(milo, newEmail);
  await expect(milo.getByRole("region", { name: "E-mail address" })).toContainText(cast.milo.email);

  const mail = await inbox.next(newEmail);
  expect(mail.subject).toBe("Confirm your new e-mail address");
  await milo.goto(linkIn(mail));
  await expect(milo.getByText(cast.milo.email, { exact: true })).toBeVisible();
  await expect(milo.getByText(newEmail, { exact: true })).toBeVisible();
  await milo.getByRole("button", { name: "Confirm new address" }).click();
  await expect(milo.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await expect(milo.getByRole("region", { name: "E-mail address" })).toContainText(newEmail);
  await expect(milo.getByRole("table", { name: "Security log" })).toContainText("Changed the e-mail address");
  await milo.goto(linkIn(mail));
  await expect(milo.getByRole("heading", { name: "Your address is changed" })).toBeVisible();

  const told = [await inbox.next(newEmail), await inbox.next(cast.milo.email)];
  for (const { subject, text } of told) {
    expect(subject).toBe("Your e-mail address was changed");
    expect(text).toContain(`from ${cast.milo.email} to ${newEmail}`);
  }
  expect(told[1]?.text).toContain("If this was not you");

  const mona = await people.signIn("mona");
  await expect(async () => {
    await mona.goto(`/orgs/${cast.acme.slug}/members?search=milo`);
    await expect(mona.getByRole("row", { name: /Milo Marsh/ })).toContainText(newEmail, { timeout: 1000 });
  }).toPass();

  const again = await people.visitor();
  await again.goto(`/orgs/${cast.acme.slug}`);
  await people.signInByMail(again, newEmail);
  await expect(again.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  const stranger = await people.visitor();
  await stranger.goto("/profile");
  await people.signInByMail(stranger, cast.milo.email);
  await expect(stranger.getByRole("heading", { name: "Welcome to Guildhall" }), "the old address is nobody's any more").toBeVisible();
});

test("a link is sent again, the one before works no more, and a change is cancelled (PRODUCT 4.3)", async ({ people, cast, inbox }) => {
  const newEmail = `new.${cast.milo.email}`;
  const milo = await people.signIn("milo");
  await askFor(milo, newEmail);
  const first = linkIn(await inbox.next(newEmail));
  await milo.getByRole("button", { name: `Send the link to ${newEmail} again` }).click();
  await expect(milo.getByText(`A new link was sent to ${newEmail}`)).toBeVisible();
  const second = linkIn(await inbox.next(newEmail));

  const gone = milo.getByRole("heading", { name: "This link works no more" });
  expect((await milo.goto(first))?.status()).toBe(404);
  await expect(gone).toBeVisible();
  await milo.getByRole("link", { name: "Go to your profile" }).click();
  await milo.getByRole("button", { name: `Cancel the change to ${newEmail}` }).click();
  await expect(milo.getByText("Your address stays as it is")).toBeVisible();
  await expect(milo.getByText(`${newEmail} waits to be confirmed`)).toHaveCount(0);
  await milo.goto(second);
  await expect(gone).toBeVisible();
});

test("one's own address is refused beside the field", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  await milo.getByRole("button", { name: "Change e-mail address" }).click();
  const address = milo.getByRole("dialog").getByLabel("New e-mail address");
  await address.fill(cast.milo.email);
  await milo.getByRole("button", { name: "Send link" }).click();
  await expect(milo.getByText("This is your address already")).toBeVisible();
  await expect(address).toBeFocused();
});

test("somebody else with the link learns no address; signed out one signs in and comes back (PRODUCT 2.7)", async ({
  people,
  cast,
  inbox,
}) => {
  const newEmail = `new.${cast.milo.email}`;
  const milo = await people.signIn("milo");
  await askFor(milo, newEmail);
  const link = linkIn(await inbox.next(newEmail));

  const olivia = await people.signIn("olivia");
  await olivia.goto(link);
  await expect(olivia.getByRole("heading", { name: "This link is for another account" })).toBeVisible();
  expect(await olivia.content()).not.toContain(cast.milo.email);
  await expect(olivia.getByRole("button", { name: "Confirm new address" })).toHaveCount(0);
  await olivia.getByRole("button", { name: "Switch account" }).click();
  await people.signInByMail(olivia, cast.milo.email);
  await olivia.getByRole("button", { name: "Confirm new address" }).click();
  await expect(olivia.getByRole("region", { name: "E-mail address" })).toContainText(newEmail);
});

test("an address that somebody has is asked for like any other, and refused when it is confirmed", async ({ people, cast, inbox }) => {
  const milo = await people.signIn("milo");
  await askFor(milo, cast.mona.email);
  await milo.goto(linkIn(await inbox.next(cast.mona.email)));
  await milo.getByRole("button", { name: "Confirm new address" }).click();
  await expect(milo.getByText("This address belongs to another account")).toBeVisible();
});

test("an invitation sent to the new address is accepted by it (PRODUCT 6.6)", async ({ people, cast, inbox }) => {
  const newEmail = `new.${cast.nina.email}`;
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: newEmail });
  const invitation = linkIn(await inbox.next(newEmail));

  const nina = await people.signIn("nina");
  await askFor(nina, newEmail);
  await nina.goto(linkIn(await inbox.next(newEmail)));
  await nina.getByRole("button", { name: "Confirm new address" }).click();
  await expect(nina.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await nina.goto(invitation);
  await nina.getByRole("button", { name: "Accept invitation" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("a sign-in on a new device is told by mail, with the way to end it (PRODUCT 6.9)", async ({ people, cast, inbox }) => {
  const first = await people.visitor();
  await first.goto("/profile");
  await people.signInByMail(first, cast.milo.email);
  const elsewhere = await people.visitor({ userAgent: "Mozilla/5.0 (Windows NT 10.0; rv:143.0) Gecko/20100101 Firefox/143.0" });
  await elsewhere.goto("/profile");
  await people.signInByMail(elsewhere, cast.milo.email);

  const mail = await inbox.next(cast.milo.email);
  expect(mail.subject).toBe("New sign-in to Guildhall: Firefox on Windows");
  await first.goto(linkIn(mail));
  await first.getByRole("button", { name: "Revoke Firefox on Windows" }).click();
  await expect(first.getByText("The session of Firefox on Windows has ended")).toBeVisible();
});
