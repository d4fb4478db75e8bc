import { randomBytes } from "node:crypto";
import type { Locator } from "@playwright/test";
import { expect, test } from "./support/flow.ts";
import { linkIn } from "./support/inbox.ts";

test("the whole way of an invitation by keyboard alone, with the focus visible at every stop", async ({ people, cast, inbox }) => {
  const email = `iris+${randomBytes(5).toString("hex")}@invited.example`;
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}`);
  await mona.keyboard.press("Tab");
  await expect(mona.getByRole("link", { name: "Skip to content" })).toBeFocused();

  await mona.keyboard.press("Control+k");
  await expect(mona.getByRole("combobox", { name: "Search or go to" })).toBeFocused();
  await mona.keyboard.type("invite");
  await expect(mona.getByRole("option", { name: "Invite people" })).toBeVisible();
  await mona.keyboard.press("Enter");
  await expect(mona.getByLabel("E-mail addresses")).toBeFocused();
  await mona.keyboard.type(email);
  await tabTo(mona.getByRole("radio", { name: /^Member/ }));
  await mona.keyboard.press("ArrowUp");
  await expect(mona.getByRole("radio", { name: /^Maintainer/ })).toBeChecked();
  await mona.keyboard.press("ArrowDown");
  await expect(mona.getByRole("radio", { name: /^Member/ })).toBeChecked();
  await tabTo(mona.getByRole("checkbox", { name: "Data" }));
  await mona.keyboard.press("Space");
  await tabTo(mona.getByRole("combobox", { name: "Role in Data" }));
  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("option", { name: "Team admin" })).toBeVisible();
  await mona.keyboard.type("Team a");
  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("combobox", { name: "Role in Data" })).toContainText("Team admin");
  await tabTo(mona.getByRole("button", { name: "Send 1 invitation" }));
  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("heading", { name: "1 invitation sent" })).toBeFocused();

  const iris = await people.visitor();
  await iris.goto(linkIn(await inbox.next(email)));
  await tabTo(iris.getByRole("button", { name: `Sign in as ${email} to accept` }));
  await iris.keyboard.press("Enter");
  await iris.getByRole("heading", { name: "Check your mail" }).waitFor();
  await iris.goto(linkIn(await inbox.next(email)));
  await tabTo(iris.getByRole("button", { name: "Sign in" }));
  await iris.keyboard.press("Enter");
  await iris.getByRole("heading", { name: "Welcome to Guildhall" }).waitFor();
  await tabTo(iris.getByLabel("Your name"));
  await iris.keyboard.type("Iris Ito");
  await tabTo(iris.getByRole("radio", { name: "United States" }));
  await iris.keyboard.press("ArrowDown");
  await expect(iris.getByRole("radio", { name: "European Union" })).toBeChecked();
  await iris.keyboard.press("Enter");
  await iris.getByRole("heading", { name: "Join Acme" }).waitFor();
  await tabTo(iris.getByRole("button", { name: "Accept invitation" }));
  await iris.keyboard.press("Enter");
  await expect(iris.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
  await expect(iris.getByRole("listitem").filter({ hasText: "Data" })).toContainText("You: team admin");
});

test("another address by keyboard alone, asked for, sent again, cancelled and confirmed (PRODUCT 4.3)", async ({ people, cast, inbox }) => {
  const newEmail = `new.${cast.milo.email}`;
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  const change = milo.getByRole("button", { name: "Change e-mail address" });
  const ask = async () => {
    await tabTo(change);
    await milo.keyboard.press("Enter");
    await expect(milo.getByLabel("New e-mail address")).toBeFocused();
    await milo.keyboard.type(newEmail);
    await milo.keyboard.press("Enter");
    await expect(milo.getByText(`${newEmail} waits to be confirmed`)).toBeVisible();
    await expect(change).toBeFocused();
  };
  await ask();
  await tabTo(milo.getByRole("button", { name: `Cancel the change to ${newEmail}` }));
  await milo.keyboard.press("Enter");
  await expect(milo.getByRole("region", { name: "E-mail address" })).toBeFocused();
  await expect(milo.getByText(`${newEmail} waits to be confirmed`)).toHaveCount(0);
  await inbox.next(newEmail);
  await ask();
  await tabTo(milo.getByRole("button", { name: `Send the link to ${newEmail} again` }));
  await milo.keyboard.press("Enter");
  await expect(milo.getByText(`A new link was sent to ${newEmail}`)).toBeVisible();
  await inbox.next(newEmail);
  await milo.goto(linkIn(await inbox.next(newEmail)));
  await tabTo(milo.getByRole("button", { name: "Confirm new address" }));
  await milo.keyboard.press("Enter");
  await expect(milo.getByRole("heading", { name: "Profile", level: 1 })).toBeVisible();
  await expect(milo.getByRole("region", { name: "E-mail address" })).toContainText(newEmail);
});

test("menus and dialogs give the focus back to where they were opened from", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites`);
  const actions = mona.getByRole("button", { name: `Actions for ${cast.ines.email}` });
  await actions.focus();
  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await mona.keyboard.press("Escape");
  await expect(actions).toBeFocused();

  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("menuitem", { name: "Copy link" })).toBeVisible();
  await mona.keyboard.press("End");
  await mona.keyboard.press("Enter");
  await expect(mona.getByRole("alertdialog")).toBeVisible();
  await mona.keyboard.press("Escape");
  await expect(mona.getByRole("alertdialog")).toHaveCount(0);
  await expect(actions).toBeFocused();
});

test("several members are put into a team by keyboard alone, having read what they gain", async ({ people, cast }) => {
  const adam = await people.signIn("adam");
  await adam.goto(`/orgs/${cast.acme.slug}/members`);
  for (const name of ["Kim Kato", "Milo Marsh"]) {
    await tabTo(adam.getByRole("checkbox", { name: `Choose ${name}` }));
    await adam.keyboard.press("Space");
  }
  const add = adam.getByRole("region", { name: "Chosen members" }).getByRole("button", { name: "Add to team…" });
  await tabTo(add, "Shift+Tab");
  await adam.keyboard.press("Enter");
  const dialog = adam.getByRole("dialog", { name: "Add 2 members to a team" });
  await expect(dialog).toBeVisible();
  await adam.keyboard.press("Escape");
  await expect(add).toBeFocused();

  await adam.keyboard.press("Enter");
  await tabTo(dialog.getByRole("combobox", { name: "Team", exact: true }));
  await adam.keyboard.press("Enter");
  await expect(adam.getByRole("option", { name: "Data" })).toBeVisible();
  await adam.keyboard.type("Data");
  await adam.keyboard.press("Enter");
  await tabTo(dialog.locator("summary"));
  await adam.keyboard.press("Enter");
  await expect(dialog.getByText("Kim Kato and Milo Marsh · In Data")).toBeVisible();
  await tabTo(dialog.getByRole("button", { name: "Add 2 people" }));
  await adam.keyboard.press("Enter");
  await expect(adam.getByText("2 people joined Data")).toBeVisible();
  await expect(dialog).toHaveCount(0);
});

/** Presses Tab until this control has the focus, and can be seen to have it. */
async function tabTo(control: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  await expect(control).toBeVisible();
  const hasFocus = () => control.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 60 && !(await hasFocus()); presses++) await control.page().keyboard.press(key);
  await expect(control).toBeFocused();
  expect(await control.evaluate(isRinged), "the focus can be seen").toBe(true);
}

/** Runs in the page. */
function isRinged(element: Element): boolean {
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
  return (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
}
