import { randomBytes } from "node:crypto";
import { expect, test } from "@playwright/test";
import { readRun } from "#local/addresses.ts";
import { connectAsOwner } from "#local/connect.ts";
import { count } from "#local/count.ts";
import { endConnections } from "#local/databases.ts";
import { createCast, createSession, sessionCookie } from "#local/fixtures.ts";

/** As an older build called it: of the right form, and unknown to this one. */
const oldActionId = `40${"ab".repeat(20)}`;

test("a form older than the server says so, and keeps what was typed", async ({ page, context }) => {
  const { app } = readRun().addresses;
  const connections = connectAsOwner();
  const { acme, olivia } = await createCast(connections, `-s${randomBytes(5).toString("hex")}`);
  const value = await createSession(connections.directory, olivia.userId);
  await endConnections(connections);
  await context.addCookies([{ name: sessionCookie, value, url: app }]);

  await page.goto(`/orgs/${acme.slug}/settings`);
  const legalName = page.getByLabel("Legal name");
  await legalName.fill("Typed before the new build Inc.");
  await page.route("**/*", (route) => {
    const headers = route.request().headers();
    return route.continue(headers["next-action"] ? { headers: { ...headers, "next-action": oldActionId } } : {});
  });
  await page.getByRole("button", { name: "Save changes" }).click();

  const told = page.getByRole("alert").filter({ hasText: "This page is out of date" });
  await expect(told).toContainText("reload the page and try again");
  await expect(legalName).toHaveValue("Typed before the new build Inc.");
  await expect(page).toHaveURL(new RegExp(`/orgs/${acme.slug}/settings$`));

  await page.unrouteAll();
  page.on("dialog", (dialog) => void dialog.accept());
  await page.reload();
  await expect(page.getByLabel("Legal name")).toHaveValue("Acme Inc.");
  await page.getByLabel("Legal name").fill("Typed again Inc.");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Changes saved")).toBeVisible();
  count("flows", 1);
});
