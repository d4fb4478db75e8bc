import type { Page } from "@playwright/test";
import { expect, test } from "./support/flow.ts";
import { PasskeyDevice } from "./support/passkey-device.ts";

const passkeyButton = (page: Page) => page.getByRole("button", { name: "Sign in with a passkey" });
const passkeys = (page: Page) => page.getByRole("table", { name: "Passkeys" }).getByRole("row");

test("a passkey is added, renamed, signs in to where one wanted to go, and no more once it is removed (PRODUCT 4.3, 11.3)", async ({
  people,
  cast,
}) => {
  const milo = await people.signIn("milo");
  await PasskeyDevice.of(milo);
  await milo.goto("/profile");
  await addPasskey(milo);
  await expect(milo.getByText(/^Passkey Chrome on .+ added$/)).toBeVisible();
  await expect(passkeys(milo).last()).toContainText("Never");

  await milo.getByRole("button", { name: /^Actions for Chrome on/ }).click();
  await milo.getByRole("menuitem", { name: "Rename…" }).click();
  await milo.getByRole("dialog").getByLabel("Name").fill("Work laptop");
  await milo.getByRole("button", { name: "Rename passkey" }).click();
  await expect(passkeys(milo).last()).toContainText("Work laptop");

  await signOut(milo);
  await milo.goto(`/orgs/${cast.acme.slug}/members`);
  await passkeyButton(milo).click();
  await expect(milo.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
  await expect(milo).toHaveURL(new RegExp(`/orgs/${cast.acme.slug}/members$`));

  await milo.goto("/profile");
  await expect(passkeys(milo).last()).not.toContainText("Never");
  await expect(milo.getByRole("table", { name: "Sessions" }).getByRole("row", { name: /This session/ })).toContainText("Chrome on");
  const log = milo.getByRole("table", { name: "Security log" }).getByRole("row");
  await expect(log.nth(1)).toContainText("Signed in");
  await expect(log.filter({ hasText: "Added a passkey" })).toHaveCount(1);

  await milo.getByRole("button", { name: "Actions for Work laptop" }).click();
  await milo.getByRole("menuitem", { name: "Remove…" }).click();
  await milo.getByRole("alertdialog").getByRole("button", { name: "Remove passkey" }).click();
  await expect(milo.getByText("None yet. You sign in by a mailed link.")).toBeVisible();
  await expect(log.nth(1)).toContainText("Removed a passkey");

  await signOut(milo);
  await passkeyButton(milo).click();
  await expect(milo.getByText("This passkey did not sign you in.")).toBeVisible();
  await milo.goto("/profile");
  await expect(milo.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
});

test("closing the browser's prompt is no error, here and there, and the next try works (PRODUCT 4.3)", async ({ people }) => {
  const milo = await people.signIn("milo");
  const device = await PasskeyDevice.of(milo);
  await device.giveUp();
  await milo.goto("/profile");
  await addPasskey(milo, "Phone");
  const dialog = milo.getByRole("dialog", { name: "Add passkey" });
  await expect(dialog.getByRole("button", { name: "Continue" })).toBeEnabled();
  await expect(dialog.getByLabel("Name")).toHaveValue("Phone");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await device.prove();
  await dialog.getByRole("button", { name: "Continue" }).click();
  await expect(milo.getByText("Passkey Phone added")).toBeVisible();

  await signOut(milo);
  await device.giveUp();
  await passkeyButton(milo).click();
  await expect(passkeyButton(milo)).not.toHaveAttribute("aria-busy", "true");
  await expect(milo.getByRole("main").getByRole("alert")).toHaveCount(0);
  await device.prove();
  await passkeyButton(milo).click();
  await expect(milo.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("a device with a passkey is not asked for another, and a passkey without a name is not made (PRODUCT 4.3)", async ({ people }) => {
  const milo = await people.signIn("milo");
  await PasskeyDevice.of(milo);
  await milo.goto("/profile");
  await addPasskey(milo, " ");
  await expect(milo.getByText("Give it a name")).toBeVisible();
  await milo.getByRole("dialog").getByLabel("Name").fill("Phone");
  await milo.getByRole("button", { name: "Continue" }).click();
  await expect(passkeys(milo)).toHaveCount(2);
  await addPasskey(milo, "Phone again");
  await expect(milo.getByText("This device has a passkey of yours already.")).toBeVisible();
  await milo.getByRole("button", { name: "Cancel" }).click();
  await expect(passkeys(milo)).toHaveCount(2);
});

test("a browser without passkeys says so", async ({ people }) => {
  const milo = await people.signIn("milo");
  await milo.context().addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await milo.goto("/profile");
  await expect(milo.getByRole("button", { name: "Add passkey" })).toHaveAccessibleDescription(/This browser has no passkeys/);
  await signOut(milo);
  await passkeyButton(milo).click();
  await expect(milo.getByText("This browser has no passkeys.")).toBeVisible();
});

async function addPasskey(page: Page, name?: string): Promise<void> {
  await page.getByRole("button", { name: "Add passkey" }).click();
  const dialog = page.getByRole("dialog", { name: "Add passkey" });
  if (name) await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Continue" }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(passkeyButton(page)).toBeVisible();
}
