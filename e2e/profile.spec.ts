import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./support/flow.ts";
import { invite } from "./support/flow-invite.ts";

test("a new name is saved, shown in the sidebar and, by a job, in every organization (PRODUCT 4.3)", async ({ people, cast }) => {
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  const name = milo.getByLabel("Name", { exact: true });
  await name.fill("Milo Miller");
  await milo.getByRole("button", { name: "Discard changes" }).click();
  await expect(name).toHaveValue("Milo Marsh");
  await name.fill("Milo Miller");
  await milo.getByRole("button", { name: "Save changes" }).click();
  await expect(milo.getByText("Changes saved")).toBeVisible();
  await expect(milo.getByRole("button", { name: /^Your account, Milo Miller/ })).toBeVisible();

  const mona = await people.signIn("mona");
  await expect(async () => {
    await mona.goto(`/orgs/${cast.acme.slug}/members`);
    await expect(mona.getByRole("row", { name: /Milo Miller/ })).toBeVisible({ timeout: 1000 });
  }).toPass();
});

test("an empty name is refused beside the field", async ({ people }) => {
  const milo = await people.signIn("milo");
  await milo.goto("/profile");
  const name = milo.getByLabel("Name", { exact: true });
  await name.fill("");
  await milo.getByRole("button", { name: "Save changes" }).click();
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await expect(name).toBeFocused();
});

test("an invitation waits in the profile and is accepted there (PRODUCT 4.3, 6.6)", async ({ people, cast }) => {
  const mona = await people.signIn("mona");
  await mona.goto(`/orgs/${cast.acme.slug}/invites/new`);
  await invite(mona, { email: cast.nina.email, note: "Bring cake." });

  const nina = await people.signIn("nina");
  const waiting = nina.getByRole("list", { name: "Invitations" }).getByRole("listitem");
  await openProfileUntil(nina, waiting);
  await expect(waiting).toContainText("Member, invited by Mona Meyer");
  await expect(waiting).toContainText("Bring cake.");
  await nina.getByRole("button", { name: "Accept invitation to Acme" }).click();
  await expect(nina.getByRole("heading", { name: "Acme", level: 1 })).toBeVisible();
});

test("an invitation is declined from the profile (PRODUCT 4.3, 6.4)", async ({ people, cast }) => {
  const gus = await people.signIn("gus");
  await gus.goto(`/orgs/${cast.globex.slug}/invites/new`);
  await invite(gus, { email: cast.nina.email });

  const nina = await people.signIn("nina");
  const decline = nina.getByRole("button", { name: "Decline invitation to Globex" });
  await openProfileUntil(nina, decline);
  await decline.click();
  await nina.getByRole("alertdialog").getByRole("button", { name: "Decline invitation" }).click();
  await expect(nina.getByText("Invitation to Globex declined")).toBeVisible();
  await expect(decline).toHaveCount(0);
  await gus.goto(`/orgs/${cast.globex.slug}/invites`);
  await expect(gus.getByRole("row").filter({ hasText: cast.nina.email })).toContainText("Declined");
});

test("another session is ended and refused at its next request; the security log says so (PRODUCT 4.3, 11.3)", async ({ people }) => {
  const elsewhere = await people.signIn("milo");
  await elsewhere.goto("/profile");
  await expect(elsewhere.getByRole("table", { name: "Sessions" }).getByText("This session")).toHaveCount(1);

  const here = await people.signIn("milo");
  await here.goto("/profile");
  const sessions = here.getByRole("table", { name: "Sessions" });
  await expect(sessions.getByRole("row")).toHaveCount(3);
  await expect(sessions.getByRole("row").filter({ hasText: "This session" }).getByRole("button")).toHaveCount(0);
  await sessions.getByRole("button", { name: /^Revoke/ }).click();
  await expect(sessions.getByRole("row")).toHaveCount(2);
  await expect(here.getByRole("table", { name: "Security log" })).toContainText("Ended another session");

  await elsewhere.goto("/profile");
  await expect(elsewhere.getByRole("textbox", { name: "E-mail address" }), "a visitor again").toBeVisible();
});

/** A region that is slow to answer is named, and its invitations are missing until the page is opened again. */
async function openProfileUntil(page: Page, shown: Locator): Promise<void> {
  await expect(async () => {
    await page.goto("/profile");
    await expect(shown).toBeVisible({ timeout: 1000 });
  }).toPass();
}
