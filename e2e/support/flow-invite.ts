import { expect, type Page } from "@playwright/test";

/** Fills in the invitation form that is open and sends it; waits for what became of it. */
export async function invite(page: Page, { email, role = "Member", team, note }: Invitation): Promise<void> {
  await page.getByLabel("E-mail addresses").fill(email);
  await page.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  if (team) {
    await page.getByRole("checkbox", { name: "My Team" }).uncheck();
    await page.getByRole("checkbox", { name: team }).check();
  }
  if (note) await page.getByLabel("Note").fill(note);
  await page.getByRole("button", { name: "Send 1 invitation" }).click();
  await expect(page.getByRole("heading", { name: "1 invitation sent" })).toBeVisible();
}

export type Invitation = { email: string; role?: string; team?: string; note?: string };
